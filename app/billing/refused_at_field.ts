import { errors } from '@vinejs/vine'
import { PlanMoveException } from '#app/billing/exceptions/plan_move_exception'
import { WhatIfException } from '#app/billing/exceptions/what_if_exception'

/** What is refused stands at the field at fault, as what a validator refuses does. */
export async function refusedAtField<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof WhatIfException) && !(error instanceof PlanMoveException)) throw error
    const { field, message } = error
    throw new errors.E_VALIDATION_ERROR([{ field, message, rule: 'billing' }])
  }
}
