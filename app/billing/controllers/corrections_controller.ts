import { inject } from '@adonisjs/core'
import { errors } from '@vinejs/vine'
import db from '@adonisjs/lucid/services/db'
import type { HttpContext } from '@adonisjs/core/http'
import { activitiesOf } from '#app/activity/queries/activities_of'
import ActivityTransformer from '#app/activity/transformers/activity_transformer'
import { clock } from '#app/database/clock'
import ListTransformer from '#app/database/transformers/list_transformer'
import { OrderCorrection } from '#app/billing/actions/order_correction'
import { findCorrectableVersion } from '#app/billing/correcting/correctable_charges'
import { readCorrection } from '#app/billing/correcting/read_correction'
import { CorrectionException } from '#app/billing/exceptions/correction_exception'
import FindBillRun from '#app/billing/queries/find_bill_run'
import ListCorrections from '#app/billing/queries/list_corrections'
import ShowCorrection from '#app/billing/queries/show_correction'
import BillRunTransformer from '#app/billing/transformers/bill_run_transformer'
import { correctableVersionView } from '#app/billing/transformers/correctable_version_view'
import CorrectionTransformer from '#app/billing/transformers/correction_transformer'
import { correctionValidator } from '#app/billing/validators/correction_validator'

/** Prices that were wrong for days that are billed: ordered here, and billed once by their own run. */
export default class CorrectionsController {
  @inject()
  async index({ inertia, request, company }: HttpContext, listCorrections: ListCorrections) {
    const { rows, ...list } = await listCorrections.execute(company, request.qs())
    return inertia.render('billing/corrections/index', {
      rows: CorrectionTransformer.transform([...rows]),
      list: ListTransformer.transform(list),
    })
  }

  async create({ inertia, params, company, i18n }: HttpContext) {
    const { id, version } = params
    const asked = [company.id, Number(id), Number(version)] as const
    const found = await findCorrectableVersion(db.connection(), ...asked)
    return inertia.render('billing/corrections/create', {
      version: correctableVersionView(found, i18n.locale),
      today: clock.todayOf(company),
    })
  }

  async store({ request, response, company, staff, i18n }: HttpContext) {
    const body = await request.validateUsing(correctionValidator)
    const [mended, ...alsoIn] = await readCorrection(db.connection(), company.id, body, i18n)
    const { email: actor, id: userId } = staff!.user
    const own = { companyId: company.id, actor, userId, alsoIn }
    const id = await new OrderCorrection().execute({ ...body, ...mended, ...own }).catch(atField)
    return response.redirect().toRoute('billing.corrections.show', { id })
  }

  @inject()
  async show(ctx: HttpContext, showCorrection: ShowCorrection, findBillRun: FindBillRun) {
    const { inertia, params, company, staff } = ctx
    const correction = await showCorrection.execute(company.id, Number(params.id))
    const runOf = async (id: number | null) =>
      id === null
        ? null
        : BillRunTransformer.transform(await findBillRun.execute(company.id, id)).useVariant(
            'forPage'
          )
    const subject = { companyId: company.id, kind: 'correction', id: correction.id }
    return inertia.render('billing/corrections/show', {
      correction: CorrectionTransformer.transform(correction).useVariant('forPage'),
      dryRun: await runOf(correction.previewRunId),
      liveRun: await runOf(correction.liveRunId),
      isOwn:
        correction.orderedBy === staff!.user.email || correction.orderedUserId === staff!.user.id,
      today: clock.todayOf(company),
      activities: ActivityTransformer.transform(await activitiesOf(subject)),
    })
  }
}

/** What stands against an order is said at its field. */
function atField(error: unknown): never {
  if (!(error instanceof CorrectionException)) throw error
  const { field, message } = error
  throw new errors.E_VALIDATION_ERROR([{ field: field ?? 'charges', rule: 'correction', message }])
}
