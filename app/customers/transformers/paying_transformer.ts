import { BaseTransformer } from '@adonisjs/core/transformers'
import type { Paying } from '#app/customers/queries/find_paying'

/** Who pays for an account, whom it pays for, and on which documents. */
export default class PayingTransformer extends BaseTransformer<Paying> {
  toObject() {
    const { spans, payees, rule } = this.resource
    return {
      spans: spans.map(({ startsOn, endsOn, payer }) => ({ startsOn, endsOn, payer })),
      payees: payees.map(({ id, number, name }) => ({ id, number, name })),
      ...rule,
    }
  }
}
