import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { todayAt } from '#app/companies/queries/today_at'
import { clock } from '#app/database/clock'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import { unitOfWork } from '#app/database/unit_of_work'
import { couponCode, couponOf, type CouponTerms } from '#app/discounts/coupon'
import { effectOf, type Effect } from '#app/discounts/effect'
import { DiscountRefusedException } from '#app/discounts/exceptions/discount_refused_exception'
import { accountAnchor, companyBeganOn } from '#app/discounts/queries/account_periods'
import { loadCouponsOf, standingRedemptions } from '#app/discounts/queries/load_redemptions'
import { madeBefore, requestColumns } from '#app/discounts/request'
import { CreateSubscription } from '#app/subscriptions/actions/create_subscription'

export interface Redemption {
  readonly companyId: number
  readonly code: string
  readonly accountId: number
  /** Only what this subscription costs; all of the account's without it. */
  readonly subscriptionId?: number | null
  /** The day it counts from; today in the account's zone when it is left out. */
  readonly startsOn?: string | null
  readonly requestId: string
  readonly actor: string
}

type Row = Record<string, any>
type Coupon = CouponTerms & { readonly id: number }

/**
 * Applies a coupon to an account, or to one of its subscriptions. Whoever redeems a coupon holds its
 * row meanwhile, so that of two who want the last redemption one gets it.
 *
 * Errors: E_DISCOUNT_REFUSED with the field and the reason, E_ROW_NOT_FOUND for the account.
 */
export class RedeemCoupon {
  async execute(
    input: Redemption
  ): Promise<{ readonly id: number; readonly subscriptionId: number }> {
    const { companyId, accountId, subscriptionId = null, startsOn = null } = input
    const code = couponCode(input.code)
    const content = { code, accountId, subscriptionId, startsOn }
    const request = requestColumns(companyId, input.requestId, content)
    return unitOfWork(async (work) => {
      const { trx } = work
      const row = await lockCoupon(trx, companyId, code)
      const made = await madeBefore(trx, 'coupon_redemptions', request)
      if (made !== null)
        return { id: Number(made.id), subscriptionId: Number(made.subscription_id) }
      const account = await lockAccount(trx, companyId, accountId)
      const coupon = couponOf(row)
      const today = await todayAt(trx, companyId, account.time_zone)
      const day = startsOn ?? today
      assertOpen(coupon, row.closed_on, today, day)
      await assertPlace(trx, input, account, coupon, day)
      await assertLimits(trx, coupon, Number(account.customer_id))
      const effect = effectOf(
        coupon,
        day,
        (await accountAnchor(trx, accountId, subscriptionId)) ?? day
      )
      await assertStacks(trx, coupon, accountId, effect)
      const { anchorOn, ...life } = effect
      const discountId = await new CreateSubscription().apply(work, {
        ...{ companyId, accountId, serviceId: null, appliesToId: subscriptionId, ...life },
        ...{ planVersionId: Number(row.plan_version_id), purpose: 'coupon', actor: input.actor },
        anchor: { kind: 'date', on: anchorOn },
      })
      const [id] = await trx.table('coupon_redemptions').insert({
        company_id: companyId,
        coupon_id: coupon.id,
        customer_id: account.customer_id,
        account_id: accountId,
        subscription_id: discountId,
        applies_to_id: subscriptionId,
        kind: 'redeemed',
        of_id: null,
        effective_on: effect.startsOn,
        actor: input.actor,
        ...request,
        recorded_at: clock.now(),
      })
      work.record({
        ...{ companyId, actor: input.actor, action: 'coupon.redeemed' },
        ...{ subjectKind: 'account', subjectId: accountId, details: { code, ...effect } },
      })
      return { id: Number(id), subscriptionId: discountId }
    })
  }
}

async function lockCoupon(trx: TransactionClientContract, companyId: number, code: string) {
  const row = await trx.from('coupons').where({ company_id: companyId, code }).forUpdate().first()
  if (!row) throw new DiscountRefusedException('code', 'unknown', { code })
  return row as Row
}

/** Raising the account's turn locks it, and outdates drafts that do not know of the coupon. */
async function lockAccount(trx: TransactionClientContract, companyId: number, accountId: number) {
  const own = { id: accountId, company_id: companyId }
  await trx.from('accounts').where(own).increment('billing_turn', 1)
  const account = await trx.from('accounts').where(own).first()
  if (!account) throw new NotFoundException('account', accountId)
  return account as Row
}

function assertOpen(coupon: Coupon, closedOn: string | null, today: string, day: string) {
  const { code, validFrom, validTo, effectEndsOn } = coupon
  if (closedOn !== null)
    throw new DiscountRefusedException('code', 'closed', { code, on: closedOn })
  if (today < validFrom)
    throw new DiscountRefusedException('code', 'not_yet', { code, on: validFrom })
  if (validTo !== null && today >= validTo) {
    throw new DiscountRefusedException('code', 'expired', { code, on: validTo })
  }
  if (effectEndsOn !== null && day >= effectEndsOn) {
    throw new DiscountRefusedException('startsOn', 'effect_over', { code, on: effectEndsOn })
  }
}

async function assertPlace(
  trx: TransactionClientContract,
  { companyId, accountId, subscriptionId = null }: Redemption,
  account: Row,
  { code, currency }: Coupon,
  day: string
) {
  if (currency !== null && currency !== account.currency) {
    const values = { code, currency, other: account.currency }
    throw new DiscountRefusedException('code', 'currency', values)
  }
  const beganOn = await companyBeganOn(
    trx,
    companyId,
    await todayAt(trx, companyId, account.time_zone)
  )
  if (day < beganOn)
    throw new DiscountRefusedException('startsOn', 'before_company', { on: beganOn })
  if (subscriptionId === null) return
  const own = { id: subscriptionId, account_id: accountId, company_id: companyId }
  const subscription = await trx.from('subscriptions').where(own).whereNull('applies_to_id').first()
  if (!subscription) throw new DiscountRefusedException('subscriptionId', 'not_its_subscription')
}

async function assertLimits(trx: TransactionClientContract, coupon: Coupon, customerId: number) {
  const { id, code, maxRedemptions, maxPerCustomer } = coupon
  const count = async (query: ReturnType<typeof standingRedemptions>) => {
    const row = await query.count('* as total').firstOrFail()
    return Number(row.total)
  }
  if (maxRedemptions !== null && (await count(standingRedemptions(trx, id))) >= maxRedemptions) {
    throw new DiscountRefusedException('code', 'used_up', { code, limit: String(maxRedemptions) })
  }
  if (maxPerCustomer === null) return
  const own = standingRedemptions(trx, id).where('redemption.customer_id', customerId)
  if ((await count(own)) >= maxPerCustomer) {
    const values = { code, limit: String(maxPerCustomer) }
    throw new DiscountRefusedException('code', 'used_by_customer', values)
  }
}

async function assertStacks(
  trx: TransactionClientContract,
  { code, stackable }: Coupon,
  accountId: number,
  { startsOn }: Effect
) {
  const others = await loadCouponsOf(trx, accountId, startsOn)
  const other = stackable ? others.find((one) => !one.stackable) : others[0]
  if (other === undefined) return
  throw new DiscountRefusedException('code', 'not_stackable', { code, other: other.code })
}
