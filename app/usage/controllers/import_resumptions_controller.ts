import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import ResumeImport from '#app/usage/actions/resume_import'
import { ImportRefusedException } from '#app/usage/exceptions/import_refused_exception'

@inject()
export default class ImportResumptionsController {
  constructor(private readonly resumeImport: ResumeImport) {}

  async store({ params, company, response, session, i18n }: HttpContext) {
    const importId = Number(params.id)
    try {
      await this.resumeImport.execute({ companyId: company.id, importId })
      session.flash('success', i18n.t('usage.resumed'))
    } catch (error) {
      if (!(error instanceof ImportRefusedException)) throw error
      session.flash('error', error.message)
    }
    return response.redirect().toRoute('usage.imports.show', { id: importId })
  }
}
