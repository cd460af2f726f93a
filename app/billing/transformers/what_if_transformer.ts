import { BaseTransformer } from '@adonisjs/core/transformers'
import { moneyView } from '#app/database/transformers/money_view'
import type { DifferenceSum, WhatIfDetails } from '#app/billing/queries/find_what_if'
import type { WhatIfRow } from '#app/billing/queries/list_what_ifs'

export default class WhatIfTransformer extends BaseTransformer<WhatIfRow> {
  toObject() {
    const { from, to } = this.resource
    return {
      ...this.pick(this.resource, ['id', 'kind', 'state', 'currency', 'months', 'startsOn']),
      ...this.pick(this.resource, ['endsOn', 'scope', 'scopeText', 'accountCount']),
      ...this.pick(this.resource, ['orderedBy', 'orderedAt', 'finishedAt']),
      from: this.pick(from, ['planId', 'name', 'version']),
      to: this.pick(to, ['planId', 'name', 'version']),
    }
  }

  /** With progress and sums; for a resource that was read as details. */
  forPage() {
    const { done, sums, charges, leftOut, moveId } = this.resource as WhatIfDetails
    return {
      ...this.toObject(),
      done,
      moveId,
      sums: sums.map((sum) => differenceView(sum)),
      charges: charges.map((charge) => ({
        ...differenceView(charge),
        ...this.pick(charge, ['chargeKey', 'name', 'accounts']),
      })),
      leftOut: leftOut.map((one) => this.pick(one, ['state', 'reason', 'accounts', 'message'])),
    }
  }
}

/** Amounts as they cross to a page. */
export function differenceView({ before, after, currency }: DifferenceSum) {
  return {
    before: moneyView(before, currency),
    after: moneyView(after, currency),
    difference: moneyView(after - before, currency),
  }
}
