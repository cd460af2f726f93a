import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { formFieldViews } from '#app/database/transformers/form_field_view'
import ListTransformer from '#app/database/transformers/list_transformer'
import OrderImport from '#app/usage/actions/order_import'
import { ImportRefusedException } from '#app/usage/exceptions/import_refused_exception'
import { UsageFileException } from '#app/usage/exceptions/usage_file_exception'
import { receiveFile } from '#app/usage/importing/receive_file'
import { installedFormats } from '#app/usage/importing/usage_formats'
import { findFormatForm } from '#app/usage/queries/find_format_form'
import FindImportDetails from '#app/usage/queries/find_import_details'
import ListImports from '#app/usage/queries/list_imports'
import UsageImportTransformer from '#app/usage/transformers/usage_import_transformer'
import { uploadValidator } from '#app/usage/validators/upload_validator'

export default class ImportsController {
  @inject()
  async index({ inertia, request, company }: HttpContext, listImports: ListImports) {
    const { rows, ...list } = await listImports.execute(company, request.qs())
    return inertia.render('usage/imports/index', {
      rows: UsageImportTransformer.transform([...rows]),
      list: ListTransformer.transform(list),
    })
  }

  /** A format that is named brings the form of its options. */
  async create({ inertia, request, company, i18n }: HttpContext) {
    const formats = installedFormats()
    const found = formats.find(({ code }) => code === request.input('format'))
    const named = found ? await findFormatForm(company.id, found.code) : null
    return inertia.render('usage/imports/create', {
      formats,
      named: named && {
        code: found!.code,
        fields: formFieldViews(named.fields, i18n.locale),
        values: named.values,
      },
    })
  }

  /** What is said of the file stands in the address, so that it is known before the bytes come. */
  @inject()
  async store(ctx: HttpContext, orderImport: OrderImport) {
    const { request, response, session, company, staff, i18n } = ctx
    const wish = await uploadValidator.validate(request.qs())
    try {
      const id = await receiveFile(request, (file) =>
        orderImport.execute({
          ...file,
          ...wish,
          companyId: company.id,
          startedBy: staff!.user.email,
        })
      )
      if (id !== null) return response.redirect().toRoute('usage.imports.show', { id })
      session.flash('inputErrorsBag', { file: [i18n.t('usage.upload.missing')] })
    } catch (error) {
      if (error instanceof ImportRefusedException) {
        session.flash('error', i18n.t(`usage.refusals.${error.reason}`, { id: error.importId }))
        return response.redirect().toRoute('usage.imports.show', { id: error.importId })
      }
      if (!(error instanceof UsageFileException)) throw error
      session.flash('inputErrorsBag', { file: [error.message] })
    }
    const named = wish.format === undefined ? {} : { qs: { format: wish.format } }
    return response.redirect().toRoute('usage.imports.create', {}, named)
  }

  @inject()
  async show({ inertia, params, company }: HttpContext, findImport: FindImportDetails) {
    const found = await findImport.execute(company.id, Number(params.id))
    return inertia.render('usage/imports/show', {
      file: UsageImportTransformer.transform(found).useVariant('forPage'),
    })
  }
}
