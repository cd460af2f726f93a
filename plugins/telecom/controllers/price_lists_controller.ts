import type { HttpContext } from '@adonisjs/core/http'
import { PluginError } from '#sdk/errors'
import { pluginPort } from '#sdk/http'
import { localDateAt } from '#sdk/time'
import { ImportPriceList } from '#plugins/telecom/actions/import_price_list'
import { listTariffs } from '#plugins/telecom/queries/list_tariffs'
import { telecomSettings } from '#plugins/telecom/settings'
import { priceListOrder } from '#plugins/telecom/tariffs/price_list_order'
import { priceListValidator } from '#plugins/telecom/validators/price_list_validator'

export default class PriceListsController {
  /** With the table named in the address, the form of its next edition. */
  async create(ctx: HttpContext) {
    const { reader, company, settings, now } = pluginPort(ctx)
    const { code } = ctx.request.qs()
    const [tariff] = typeof code === 'string' ? await listTariffs(reader, code.slice(0, 63)) : []
    const timeZone = tariff?.timeZone ?? telecomSettings(settings).timeZone ?? company.timeZone
    const today = localDateAt(timeZone, Math.floor(now / 1000))
    return ctx.inertia.render('telecom::price_lists/create', {
      isKnown: tariff !== undefined,
      timeZones: Intl.supportedValuesOf('timeZone'),
      initial: {
        code: tariff?.code ?? '',
        name: tariff?.name ?? '',
        currency: tariff?.currency ?? company.currency,
        timeZone,
        usageType: tariff?.usageType ?? 'voice',
        edition: today,
        validFrom: today,
        per: 60,
      },
    })
  }

  async store(ctx: HttpContext) {
    const { request, response, session, i18n } = ctx
    const port = pluginPort(ctx)
    const form = await request.validateUsing(priceListValidator)
    const found = await priceListOrder(port.reader, form)
    if ('problems' in found) {
      const problems = Object.entries(found.problems)
      return this.#refuse(
        ctx,
        problems.map(([field, key]) => [field, i18n.t(key)])
      )
    }
    try {
      const report = await port.write(async (writer) => {
        const result = await new ImportPriceList().execute(found.order, writer)
        return { result, activity: { action: 'tariff.imported', details: { ...result } } }
      })
      session.flash('success', i18n.t('telecom.tariffs.imported', { ...report }))
      return response.redirect().toRoute('telecom.tariffs.show', { code: form.code })
    } catch (error) {
      if (error instanceof PluginError) return this.#refuse(ctx, [['text', error.message]])
      if ((error as { code?: string }).code !== 'E_STORAGE_KNOWN') throw error
      return this.#refuse(ctx, [['edition', i18n.t('telecom.tariffs.edition_taken')]])
    }
  }

  #refuse({ response, session }: HttpContext, problems: (readonly [string, string])[]) {
    const bag = Object.fromEntries(problems.map(([field, message]) => [field, [message]]))
    session.flash('inputErrorsBag', bag)
    return response.redirect().back()
  }
}
