import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { activitiesOf } from '#app/activity/queries/activities_of'
import ActivityTransformer from '#app/activity/transformers/activity_transformer'
import ListTransformer from '#app/database/transformers/list_transformer'
import OrderImport from '#app/usage/actions/order_import'
import { ImportRefusedException } from '#app/usage/exceptions/import_refused_exception'
import { UsageFileException } from '#app/usage/exceptions/usage_file_exception'
import { formatCodes } from '#app/usage/importing/usage_formats'
import { receiveUpload } from '#app/usage/importing/receive_upload'
import ListImports from '#app/usage/queries/list_imports'
import ShowImport from '#app/usage/queries/show_import'
import ImportTransformer from '#app/usage/transformers/import_transformer'
import { importValidator } from '#app/usage/validators/import_validator'

@inject()
export default class ImportsController {
  constructor(
    private readonly listImports: ListImports,
    private readonly showImport: ShowImport,
    private readonly orderImport: OrderImport
  ) {}

  async index({ inertia, request, company }: HttpContext) {
    const { rows, ...list } = await this.listImports.execute(company, request.qs())
    return inertia.render('usage/imports/index', {
      rows: ImportTransformer.transform([...rows]),
      list: ListTransformer.transform(list),
      formats: formatCodes(),
    })
  }

  async show({ inertia, params, company }: HttpContext) {
    const { target, reasons } = await this.showImport.execute(company.id, Number(params.id))
    const subject = { companyId: company.id, kind: 'usage_import', id: target.id }
    return inertia.render('usage/imports/show', {
      import: ImportTransformer.transform(target).useVariant('forPage'),
      reasons: reasons.map((reason) => ({ ...reason })),
      activities: ActivityTransformer.transform(await activitiesOf(subject)),
    })
  }

  async store(ctx: HttpContext) {
    const { request, response, session, company, staff, i18n } = ctx
    const refuse = (message: string) => {
      session.flash('inputErrorsBag', { file: [message] })
      return response.redirect().toRoute('usage.imports.index')
    }
    try {
      const upload = await receiveUpload(ctx)
      if (upload === null) return refuse(i18n.t('usage.no_file'))
      const { format, source } = await request.validateUsing(importValidator)
      const id = await this.orderImport.execute({
        companyId: company.id,
        content: upload.file,
        fileName: upload.fileName,
        format: format ?? undefined,
        source: source ?? undefined,
        startedBy: staff!.user.email,
      })
      return response.redirect().toRoute('usage.imports.show', { id })
    } catch (error) {
      if (error instanceof UsageFileException || error instanceof ImportRefusedException) {
        return refuse(error.message)
      }
      throw error
    }
  }
}
