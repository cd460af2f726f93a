import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { serialize } from '#app/database/transformers/serialize'
import FindImportDetails from '#app/usage/queries/find_import_details'
import UsageImportTransformer from '#app/usage/transformers/usage_import_transformer'

/** How far an import is, for a page that asks each second; the worker may be another process. */
export default class ImportProgressController {
  @inject()
  async show({ params, company }: HttpContext, findImport: FindImportDetails) {
    const found = await findImport.execute(company.id, Number(params.id))
    return serialize(UsageImportTransformer.transform(found).useVariant('forPage'))
  }
}
