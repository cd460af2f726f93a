import { errors } from '@vinejs/vine'
import type { FormTexts } from '#app/catalog/forms/problems'
import { PlanRefusedException } from '#app/catalog/exceptions/plan_refused_exception'

/** Says what stands against a change at the field of the form that it is about. */
export async function refuseAtField<Result>(
  field: string,
  texts: FormTexts,
  change: () => Promise<Result>
): Promise<Result> {
  try {
    return await change()
  } catch (error) {
    if (!(error instanceof PlanRefusedException)) throw error
    const message = texts.t(`plans.refusals.${error.reason}`)
    throw new errors.E_VALIDATION_ERROR([{ field, rule: error.reason, message }])
  }
}
