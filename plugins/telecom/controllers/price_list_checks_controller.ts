import type { HttpContext } from '@adonisjs/core/http'
import { pluginPort } from '#sdk/http'
import { checkPriceList } from '#plugins/telecom/tariffs/check_price_list'
import { priceListOrder } from '#plugins/telecom/tariffs/price_list_order'
import { priceListValidator } from '#plugins/telecom/validators/price_list_validator'

const SHOWN = 100

/** A dry run: what the import of a price list would bring, or row by row why it would be refused. */
export default class PriceListChecksController {
  async store(ctx: HttpContext) {
    const form = await ctx.request.validateUsing(priceListValidator)
    const found = await priceListOrder(pluginPort(ctx).reader, form)
    if ('problems' in found) {
      const { problems } = found
      const errors = Object.entries(problems).map(([field, key]) => ({
        field,
        message: ctx.i18n.t(key),
      }))
      return ctx.response.unprocessableEntity({ errors })
    }
    const { problems, ...check } = checkPriceList(found.order)
    return { ...check, problemCount: problems.length, problems: problems.slice(0, SHOWN) }
  }
}
