import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { addDays, addMonths } from '#kernel/calendar_date'
import { startOfLocalDay } from '#kernel/time_zone'
import type { Charge } from '#app/catalog/charge'
import { CompiledCharges, type FactSpan, type RatingContext } from '#app/rating/compiled_charges'
import { MONTHS_LOOKED_BACK, type BillRun } from '#app/billing/bill_run'
import type { FactsManifest } from '#app/billing/freezing/chunk_data'
import type { RatersByFacts } from '#app/billing/freezing/rate_group'

/** The raters of a run in this process: by the facts of its manifest, and of earlier ones. */
export class RunRaters implements RatersByFacts {
  readonly #byManifest = new Map<number, CompiledCharges>()

  constructor(
    private readonly client: QueryClientContract,
    private readonly companyId: number,
    readonly current: FactsManifest,
    private readonly span: FactSpan
  ) {}

  at(facts: FactsManifest): CompiledCharges {
    let compiled = this.#byManifest.get(facts.id)
    if (compiled === undefined) {
      const asOf = { companyId: this.companyId, recordedAt: facts.recordedAt }
      compiled = new CompiledCharges(this.client, asOf, this.span)
      this.#byManifest.set(facts.id, compiled)
    }
    return compiled
  }

  /** Compiles a charge by today's facts, and by those it was priced with when it is settled. */
  async prepare(charge: Charge, context: RatingContext, settled?: FactsManifest): Promise<void> {
    await this.at(this.current).prepare([charge], [context])
    if (settled !== undefined) await this.at(settled).prepare([charge], [context])
  }
}

/** All instants that a run may rate, a day wider for zones on either side of UTC. */
export function factSpan(run: BillRun): FactSpan {
  return {
    startsAt: startOfLocalDay('UTC', addMonths(run.dueOn, -MONTHS_LOOKED_BACK)),
    endsAt: startOfLocalDay('UTC', addDays(run.dueOn, 2)),
  }
}
