import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** Redemptions that were not withdrawn: one that was is as if it had never been. */
export function standingRedemptions(client: QueryClientContract, couponId: number) {
  return client
    .from('coupon_redemptions as redemption')
    .where('redemption.coupon_id', couponId)
    .where('redemption.kind', 'redeemed')
    .whereNotExists((query) => {
      query
        .from('coupon_redemptions as back')
        .whereColumn('back.of_id', 'redemption.id')
        .where('back.kind', 'withdrawn')
    })
}

/** Coupons that take something off an account on a day or later, with whether they stack. */
export async function loadCouponsOf(
  client: QueryClientContract,
  accountId: number,
  from: string
): Promise<{ readonly code: string; readonly stackable: boolean }[]> {
  const rows = await client
    .from('coupon_redemptions as redemption')
    .join('coupons', 'coupons.id', 'redemption.coupon_id')
    .join('subscriptions', 'subscriptions.id', 'redemption.subscription_id')
    .where('redemption.account_id', accountId)
    .where('redemption.kind', 'redeemed')
    .where((query) => {
      query.whereNull('subscriptions.ends_on').orWhere('subscriptions.ends_on', '>', from)
    })
    .orderBy('redemption.id')
    .select('coupons.code', 'coupons.stackable')
  return rows.map((row) => ({ code: row.code, stackable: Boolean(row.stackable) }))
}
