import { assertVersionOpen } from '#app/catalog/queries/assert_version_open'
import { clock } from '#app/database/clock'
import { unitOfWork } from '#app/database/unit_of_work'

export interface NewSubscription {
  readonly companyId: number
  readonly accountId: number
  readonly serviceId: number | null
  readonly planVersionId: number
  readonly quantity?: number
  readonly startsOn: string
  readonly endsOn?: string | null
  /** First day that periods are counted from; the start by default. */
  readonly anchorOn?: string
  readonly actor: string
}

/**
 * Puts an account's service on a plan version from a day on. Errors: E_ROW_NOT_FOUND, E_VERSION_CLOSED
 * for a version that is withdrawn or closed on that day.
 */
export class CreateSubscription {
  async execute(input: NewSubscription): Promise<number> {
    return unitOfWork(async (work) => {
      const { companyId, planVersionId, startsOn } = input
      await assertVersionOpen(work.trx, companyId, planVersionId, startsOn)
      const [id] = await work.trx.table('subscriptions').insert({
        company_id: input.companyId,
        account_id: input.accountId,
        service_id: input.serviceId,
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
    })
  }
}
