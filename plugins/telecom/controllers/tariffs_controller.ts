import type { HttpContext } from '@adonisjs/core/http'
import { pluginPort } from '#sdk/http'
import { editionAt, listTariffs } from '#plugins/telecom/queries/list_tariffs'
import { pageDestinations } from '#plugins/telecom/queries/page_destinations'
import { answerQuestion } from '#plugins/telecom/tariffs/answer_question'
import { tariffView } from '#plugins/telecom/tariffs/tariff_view'

export default class TariffsController {
  async index(ctx: HttpContext) {
    const { reader, now } = pluginPort(ctx)
    const tariffs = await listTariffs(reader)
    return ctx.inertia.render('telecom::tariffs/index', {
      tariffs: tariffs.map((tariff) => tariffView(tariff, now)),
    })
  }

  async show(ctx: HttpContext) {
    const { inertia, params, request, response } = ctx
    const port = pluginPort(ctx)
    const [tariff] = await listTariffs(port.reader, params.code)
    if (!tariff) return response.abort({ message: 'There is no such rate table' }, 404)

    const asked = request.qs()
    const shown =
      tariff.editions.find(({ edition }) => edition === asked.edition) ??
      editionAt(tariff, Math.floor(port.now / 1000)) ??
      tariff.editions.at(0)
    const after = typeof asked.after === 'string' ? asked.after.slice(0, 80) : null
    const page = shown
      ? await pageDestinations(port.reader, shown.version, after)
      : { rows: [], next: null }
    return inertia.render('telecom::tariffs/show', {
      tariff: tariffView(tariff, port.now),
      shown: shown?.edition ?? null,
      isFirstPage: after === null,
      destinations: page.rows.map((row) => ({
        ...row,
        prefixes: [...row.prefixes],
        prices: row.prices.map((price) => ({ ...price })),
      })),
      next: page.next,
      answer: await answerQuestion(port, tariff, asked),
    })
  }
}
