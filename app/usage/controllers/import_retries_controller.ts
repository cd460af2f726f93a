import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import RetryImport from '#app/usage/actions/retry_import'

export default class ImportRetriesController {
  @inject()
  async store({ params, company, staff, response }: HttpContext, retryImport: RetryImport) {
    const actor = staff!.user.email
    await retryImport.execute({ companyId: company.id, importId: Number(params.id), actor })
    return response.redirect().toRoute('usage.imports.show', { id: params.id })
  }
}
