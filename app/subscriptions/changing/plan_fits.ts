import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { ChangeRefusedException } from '#app/subscriptions/exceptions/change_refused_exception'

/**
 * Asserts that a plan version can be taken from a day on. Errors: E_CHANGE_REFUSED at
 * `planVersionId` for a version of another company or currency, or one that is not sold on the day.
 */
export async function assertPlanFits(
  client: QueryClientContract,
  companyId: number,
  asked: {
    readonly planVersionId: number
    readonly currency: string
    readonly on: string
  }
) {
  const { planVersionId, currency, on } = asked
  const own = { id: planVersionId, company_id: companyId }
  // Held meanwhile, so that nobody edits or withdraws what is about to be used.
  const version = await client.from('plan_versions').where(own).forShare().first()
  if (!version) throw refused(`There is no plan version ${planVersionId}: choose another`)
  if (version.withdrawn_at !== null) {
    throw refused(`Version ${version.version} of the plan is withdrawn: choose another`)
  }
  if (version.currency !== currency) {
    throw refused(
      `The plan version is in ${version.currency}, the account in ${currency}: choose one in ${currency}`
    )
  }
  if (on < version.valid_from) {
    throw refused(`The plan version is sold from ${version.valid_from} on: ${on} is too early`)
  }
  if (version.valid_to !== null && on >= version.valid_to) {
    throw refused(
      `Version ${version.version} of the plan is closed from ${version.valid_to} on: ${on} is too late`
    )
  }
}

/** Errors: E_CHANGE_REFUSED at `quantity`. */
export function assertQuantity(quantity: number) {
  if (Number.isSafeInteger(quantity) && quantity >= 1 && quantity <= MAX_QUANTITY) return
  const message = `The quantity is a whole number from 1 to ${MAX_QUANTITY}`
  throw new ChangeRefusedException(message, 'quantity')
}

const MAX_QUANTITY = 1_000_000_000

function refused(message: string) {
  return new ChangeRefusedException(message, 'planVersionId')
}
