import { CommitAccount, type Commitment } from '#app/discounts/actions/commit_account'
import { CreateCoupon, type NewCoupon } from '#app/discounts/actions/create_coupon'
import { RedeemCoupon, type Redemption } from '#app/discounts/actions/redeem_coupon'

const actor = 'test'

/** A coupon: what a test does not name is off all charges, for ever, and as often as one likes. */
export function coupon(
  companyId: number,
  code: string,
  terms: Partial<NewCoupon>
): Promise<number> {
  return new CreateCoupon().execute({
    companyId,
    code,
    name: `Coupon ${code}`,
    kind: terms.percent === undefined ? 'fixed' : 'percent',
    amountMinor: null,
    currency: terms.percent === undefined ? 'EUR' : null,
    percent: null,
    appliesTo: 'all',
    codes: [],
    duration: 'forever',
    periods: null,
    proration: 'none',
    rest: 'lapses',
    validFrom: '2025-01-01',
    validTo: null,
    effectEndsOn: null,
    maxRedemptions: null,
    maxPerCustomer: null,
    stackable: true,
    requestId: `coupon ${code}`,
    actor,
    ...terms,
  })
}

export function redeem(
  companyId: number,
  accountId: number,
  code: string,
  more: Partial<Redemption> = {}
) {
  const requestId = `redeem ${code} ${accountId}`
  return new RedeemCoupon().execute({ companyId, accountId, code, requestId, actor, ...more })
}

export function commit(companyId: number, accountId: number, more: Partial<Commitment> = {}) {
  return new CommitAccount().execute({
    companyId,
    accountId,
    amountMinor: 5000n,
    appliesTo: 'all',
    codes: [],
    periodUnit: 'month',
    periodCount: 1,
    startsOn: '2026-01-01',
    endsOn: null,
    requestId: `commit ${accountId}`,
    actor,
    ...more,
  })
}
