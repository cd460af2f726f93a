import db from '@adonisjs/lucid/services/db'
import type { HttpContext } from '@adonisjs/core/http'
import { clock } from '#app/database/clock'
import { ImportPriceList } from '#app/catalog/actions/import_price_list'
import { versionsOn } from '#app/catalog/price_list/listed_versions'
import { writePriceList, type ListedVersion } from '#app/catalog/price_list/write_price_list'
import { findVersionForm } from '#app/catalog/queries/find_version_form'
import { loadPlanRows } from '#app/catalog/queries/list_plans'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import { priceListValidator } from '#app/catalog/validators/price_list_validator'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Prices as a workbook: out, mended by a program for tables, and in again as new versions. */
export default class PriceListsController {
  /** All that is on sale today. */
  async index(ctx: HttpContext) {
    const { company } = ctx
    const today = clock.todayOf(company)
    return this.#send(ctx, await versionsOn(db.connection(), company.id, today), `prices-${today}`)
  }

  async show(ctx: HttpContext) {
    const { params, company } = ctx
    const client = db.connection()
    const [plan] = await loadPlanRows(client, [Number(params.id)], { companyId: company.id })
    if (!plan) throw new NotFoundException('plan', Number(params.id))
    const form = await findVersionForm(client, company.id, plan.id, Number(params.version))
    const listed = [{ planId: plan.id, planCode: plan.code, form }]
    return this.#send(ctx, listed, `prices-${plan.code}-v${form.version}`)
  }

  async create({ inertia, company }: HttpContext) {
    return inertia.render('catalog/price_lists/create', { today: clock.todayOf(company) })
  }

  async store({ request, response, session, company, staff, i18n }: HttpContext) {
    const { file, ...order } = await request.validateUsing(priceListValidator)
    const result = await new ImportPriceList().execute(
      {
        ...order,
        companyId: company.id,
        file: Buffer.from(file, 'base64'),
        actor: staff!.user.email,
      },
      i18n
    )
    if (result.type === 'imported') {
      session.flash('success', i18n.t('plans.list_imported', { ...result }))
      return response.redirect().toRoute('catalog.plans.index')
    }
    session.flash('inputErrorsBag', { file: [i18n.t(`plans.list_${result.type}`)] })
    return response.redirect().back()
  }

  async #send({ response }: HttpContext, versions: readonly ListedVersion[], name: string) {
    response.header('Content-Type', XLSX)
    response.header('Content-Disposition', `attachment; filename="${name}.xlsx"`)
    return response.send(await writePriceList(versions))
  }
}
