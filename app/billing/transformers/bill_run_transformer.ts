import { BaseTransformer } from '@adonisjs/core/transformers'
import type { BillRunRow } from '#app/billing/queries/list_bill_runs'
import type { BillRunDetails } from '#app/billing/queries/find_bill_run'

export default class BillRunTransformer extends BaseTransformer<BillRunRow> {
  toObject() {
    return this.pick(this.resource, [
      'id',
      'kind',
      'state',
      'dueOn',
      'issuedOn',
      'accountCount',
      'parkedCount',
      'startedBy',
      'startedAt',
      'finishedAt',
    ])
  }

  /** With progress and parked accounts; for a resource that was read as details. */
  forPage() {
    const { reason, phases, parkedReasons } = this.resource as BillRunDetails
    return {
      ...this.toObject(),
      reason,
      phases: phases.map((phase) => ({
        ...phase,
        chunks: { ...phase.chunks },
        failures: [...phase.failures],
      })),
      parkedReasons: parkedReasons.map((parked) => ({ ...parked })),
    }
  }
}
