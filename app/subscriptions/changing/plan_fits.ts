import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { ChangeRefusedException } from '#app/subscriptions/exceptions/change_refused_exception'

/** What a plan is there for: what customers are on, or what stands behind something of the core. */
export type PlanPurpose = 'sale' | 'coupon' | 'commitment'

/**
 * Asserts that a plan version can be taken from a day on. Errors: E_CHANGE_REFUSED at
 * `planVersionId` for a version of another company or currency, or one that is not sold on the day.
 */
export async function assertPlanFits(
  client: QueryClientContract,
  companyId: number,
  asked: {
    readonly planVersionId: number
    readonly purpose: PlanPurpose
    readonly currency: string
    readonly on: string
  }
) {
  const { planVersionId, purpose, currency, on } = asked
  // Held meanwhile, so that nobody edits or withdraws what is about to be used.
  const version = await client
    .from('plan_versions')
    .join('plans', 'plans.id', 'plan_versions.plan_id')
    .where({ 'plan_versions.id': planVersionId, 'plan_versions.company_id': companyId })
    .where('plans.purpose', purpose)
    .forShare()
    .select('plan_versions.*')
    .first()
  if (!version) throw refused(`There is no plan version ${planVersionId}: choose another`)
  // Coupons and commitments have rules of their own for when and where they hold.
  if (purpose !== 'sale') return
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
