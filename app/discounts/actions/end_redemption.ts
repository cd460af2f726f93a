import { clock } from '#app/database/clock'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import { unitOfWork } from '#app/database/unit_of_work'
import { DiscountRefusedException } from '#app/discounts/exceptions/discount_refused_exception'
import { madeBefore, requestColumns } from '#app/discounts/request'
import { ChangeSubscription } from '#app/subscriptions/actions/change_subscription'

export interface RedemptionEnd {
  readonly companyId: number
  readonly redemptionId: number
  /** The first day on which nothing is taken off any more; null takes back all of it. */
  readonly endsOn: string | null
  readonly reason: string
  readonly requestId: string
  readonly actor: string
}

/**
 * Ends what a coupon takes off, or withdraws it as if it had never been redeemed: then it counts for
 * no limit, and the next run bills what was taken off. Errors: E_DISCOUNT_REFUSED, E_ROW_NOT_FOUND.
 */
export class EndRedemption {
  async execute(input: RedemptionEnd): Promise<void> {
    const { companyId, redemptionId, endsOn, reason, actor } = input
    const request = requestColumns(companyId, input.requestId, { redemptionId, endsOn, reason })
    await unitOfWork(async (work) => {
      const { trx } = work
      const own = { id: redemptionId, company_id: companyId, kind: 'redeemed' }
      const redemption = await trx.from('coupon_redemptions').where(own).first()
      if (!redemption) throw new NotFoundException('redemption', redemptionId)
      await trx.from('coupons').where('id', redemption.coupon_id).forUpdate().first()
      if ((await madeBefore(trx, 'coupon_redemptions', request)) !== null) return
      const ended = await trx.from('coupon_redemptions').where('of_id', redemptionId).first()
      if (ended) throw new DiscountRefusedException('endsOn', 'ended')
      const startsOn = String(redemption.effective_on)
      const effectiveOn = endsOn ?? startsOn
      if (effectiveOn < startsOn) {
        throw new DiscountRefusedException('endsOn', 'before_start', { on: startsOn })
      }
      await trx.table('coupon_redemptions').insert({
        company_id: companyId,
        coupon_id: redemption.coupon_id,
        customer_id: redemption.customer_id,
        account_id: redemption.account_id,
        subscription_id: redemption.subscription_id,
        applies_to_id: redemption.applies_to_id,
        kind: endsOn === null ? 'withdrawn' : 'ended',
        of_id: redemptionId,
        effective_on: effectiveOn,
        reason: reason.slice(0, 190),
        actor,
        ...request,
        recorded_at: clock.now(),
      })
      await new ChangeSubscription().apply(work, {
        ...{ companyId, subscriptionId: Number(redemption.subscription_id), effectiveOn },
        ...{ change: { kind: 'end' }, reason, requestId: `redemption ${redemptionId} end`, actor },
      })
      work.record({
        ...{ companyId, actor, action: `coupon.${endsOn === null ? 'withdrawn' : 'ended'}` },
        ...{ subjectKind: 'account', subjectId: Number(redemption.account_id) },
        details: { redemptionId, effectiveOn, reason },
      })
    })
  }
}
