import { clock } from '#app/database/clock'
import { unitOfWork, type UnitOfWork } from '#app/database/unit_of_work'

export interface NewSubscription {
  readonly companyId: number
  readonly accountId: number
  readonly serviceId: number | null
  /** For a discount on one subscription of the account: that subscription. */
  readonly appliesToId?: number | null
  readonly planVersionId: number
  readonly quantity?: number
  readonly startsOn: string
  readonly endsOn?: string | null
  /** First day that periods are counted from; the start by default. */
  readonly anchorOn?: string
  readonly actor: string
}

/** Puts an account's service on a plan version from a day on. */
export class CreateSubscription {
  async execute(input: NewSubscription): Promise<number> {
    return unitOfWork((work) => startSubscription(work, input))
  }
}

/** The same within a change of something else. */
export async function startSubscription(work: UnitOfWork, input: NewSubscription): Promise<number> {
  const [id] = await work.trx.table('subscriptions').insert({
    company_id: input.companyId,
    account_id: input.accountId,
    service_id: input.serviceId,
    applies_to_id: input.appliesToId ?? null,
    plan_version_id: input.planVersionId,
    quantity: input.quantity ?? 1,
    starts_on: input.startsOn,
    ends_on: input.endsOn ?? null,
    anchor_on: input.anchorOn ?? input.startsOn,
    created_at: clock.now(),
  })
  work.record({
    companyId: input.companyId,
    actor: input.actor,
    action: 'subscription.started',
    subjectKind: 'subscription',
    subjectId: Number(id),
    details: { accountId: input.accountId, planVersionId: input.planVersionId },
  })
  return Number(id)
}
