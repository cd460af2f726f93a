import { clock } from '#app/database/clock'
import { isDuplicateKey } from '#app/database/errors'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import { unitOfWork, type UnitOfWork } from '#app/database/unit_of_work'
import { OpeningRefusedException } from '#app/billing/exceptions/opening_refused_exception'

export interface OpeningPosition {
  readonly companyId: number
  readonly subscriptionId: number
  readonly chargeKey: string
  /** The first day that the other system has not billed, local date. */
  readonly billedThroughOn: string
  /** Where that is written, for example a document number of the other system. */
  readonly source: string
  readonly actor: string
}

/**
 * Writes down up to which day another system has billed a charge: what lies before is no obligation
 * of this one. The same position again changes nothing.
 *
 * Errors: E_ROW_NOT_FOUND; E_OPENING_REFUSED when the charge has another position already, or when
 * this system has billed it.
 */
export class RecordOpeningPosition {
  async execute(input: OpeningPosition): Promise<void> {
    try {
      await unitOfWork((work) => this.#record(work, input))
    } catch (error) {
      // Somebody recorded it at the same moment: then it must be the same.
      if (!isDuplicateKey(error)) throw error
      await unitOfWork((work) => this.#record(work, input))
    }
  }

  async #record(work: UnitOfWork, input: OpeningPosition) {
    const { trx } = work
    const { companyId, subscriptionId, chargeKey, billedThroughOn } = input
    const own = { id: subscriptionId, company_id: companyId }
    const subscription = await trx.from('subscriptions').where(own).first()
    if (!subscription) throw new NotFoundException('subscription', subscriptionId)
    // Outdates drafts that were made without the position.
    await trx.from('accounts').where('id', subscription.account_id).increment('billing_turn', 1)
    const key = { subscription_id: subscriptionId, charge_key: chargeKey }
    const known = await trx.from('opening_positions').where(key).first()
    if (known?.billed_through_on === billedThroughOn) return
    if (known) {
      throw new OpeningRefusedException(
        `Charge ${chargeKey} was billed elsewhere through ${known.billed_through_on} already`
      )
    }
    const billed = await trx
      .from('obligations')
      .where({ source_kind: 'subscription', source_id: subscriptionId, charge_key: chargeKey })
      .where('company_id', companyId)
      .first()
    if (billed) {
      throw new OpeningRefusedException(
        `Charge ${chargeKey} is billed here from ${billed.starts_on} on: an opening position comes first`
      )
    }
    await trx.table('opening_positions').insert({
      ...key,
      company_id: companyId,
      billed_through_on: billedThroughOn,
      source: input.source,
      recorded_at: clock.now(),
    })
    work.record({
      companyId,
      actor: input.actor,
      action: 'opening_position.recorded',
      subjectKind: 'subscription',
      subjectId: subscriptionId,
      details: { chargeKey, billedThroughOn, source: input.source },
    })
  }
}
