import { unitOfWork, type UnitOfWork } from '#app/database/unit_of_work'
import { clock } from '#app/database/clock'
import { loadCompany } from '#app/companies/queries/load_company'
import { applyOrder, type SubscriptionOrder } from '#app/subscriptions/orders'
import { previewAccounts } from '#app/billing/previewing/preview_accounts'
import { comparePreviews, type ChangePreview } from '#app/billing/previewing/compare_previews'

/** Ends a unit of work that is not to stand. */
class Rollback extends Error {}

/**
 * What a change of a subscription would cost: the next run of its accounts is computed by the engine
 * as they stand, the change is made by its own action, the run is computed again, and all of it is
 * rolled back. No rule can tell it from a run.
 *
 * Errors: those of the order.
 */
export class PreviewSubscriptionChange {
  async execute(order: SubscriptionOrder): Promise<ChangePreview> {
    // A first unit of work only asks which accounts and which day the change is about.
    const tried = await this.#within((work) => applyOrder(work, order))
    return this.#within(async (work) => {
      const company = await loadCompany(work.trx, order.input.companyId)
      const today = clock.todayOf(company)
      const dueOn = tried.effectiveOn > today ? tried.effectiveOn : today
      const asked = { accountIds: tried.accountIds, dueOn, issuedOn: dueOn }
      const before = await previewAccounts(work.trx, company, asked)
      await applyOrder(work, order)
      const after = await previewAccounts(work.trx, company, asked)
      return comparePreviews({
        ...{ dueOn, effectiveOn: tried.effectiveOn },
        ...{ before: before.frozen, after: after.frozen },
      })
    })
  }

  async #within<Result>(work: (work: UnitOfWork) => Promise<Result>): Promise<Result> {
    const results: Result[] = []
    try {
      await unitOfWork(async (unit) => {
        results.push(await work(unit))
        throw new Rollback('A preview is never stored')
      })
    } catch (error) {
      if (!(error instanceof Rollback)) throw error
    }
    return results.at(-1)!
  }
}
