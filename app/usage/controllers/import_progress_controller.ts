import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { serialize } from '#app/database/transformers/serialize'
import ShowImport from '#app/usage/queries/show_import'
import ImportTransformer from '#app/usage/transformers/import_transformer'

/** How far an import is, for a page that asks again and again. */
@inject()
export default class ImportProgressController {
  constructor(private readonly showImport: ShowImport) {}

  async show({ params, company }: HttpContext) {
    const { target, reasons } = await this.showImport.execute(company.id, Number(params.id))
    const progress = await serialize(ImportTransformer.transform(target).useVariant('forPage'))
    return { ...progress, reasons }
  }
}
