import db from '@adonisjs/lucid/services/db'
import type { HttpContext } from '@adonisjs/core/http'
import { checkPriceList } from '#app/catalog/price_list/check_price_list'
import { priceListCheckValidator } from '#app/catalog/validators/price_list_validator'

const SHOWN = 500

/** A dry run: each price that a list would change, or sheet, row and column of what is wrong with it. */
export default class PriceListChecksController {
  async store({ request, company, i18n }: HttpContext) {
    const { file, validFrom } = await request.validateUsing(priceListCheckValidator)
    const order = { companyId: company.id, file: Buffer.from(file, 'base64'), validFrom }
    const { changes, problems, versions, hash } = await checkPriceList(db.connection(), order, i18n)
    return {
      changes: changes.slice(0, SHOWN),
      changeCount: changes.length,
      problems: problems.slice(0, SHOWN),
      problemCount: problems.length,
      versions: versions.map(({ planCode, form }) => ({
        plan: planCode,
        version: form.version + 1,
      })),
      hash,
    }
  }
}
