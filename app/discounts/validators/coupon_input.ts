import { parseMoney } from '#kernel/money'
import type { NewCoupon } from '#app/discounts/actions/create_coupon'
import type { couponValidator } from '#app/discounts/validators/discount_forms'

type CouponForm = Awaited<ReturnType<(typeof couponValidator)['validate']>>

/** What was typed, as a coupon is made from it; without a currency an amount is in the company's. */
export function couponInput(
  form: CouponForm,
  company: { readonly id: number; readonly currency: string },
  requestId: string,
  actor: string
): NewCoupon {
  const { amount, currency } = form
  const wanted = form.kind === 'fixed' ? (currency ?? company.currency) : (currency ?? null)
  return {
    code: form.code,
    name: form.name,
    kind: form.kind,
    appliesTo: form.appliesTo,
    duration: form.duration,
    proration: form.proration,
    rest: form.rest,
    validFrom: form.validFrom,
    stackable: form.stackable,
    amountMinor: amount ? parseMoney(amount, wanted ?? company.currency).minor : null,
    currency: wanted,
    percent: form.percent ?? null,
    codes: form.codes ?? [],
    periods: form.periods ?? null,
    validTo: form.validTo ?? null,
    effectEndsOn: form.effectEndsOn ?? null,
    maxRedemptions: form.maxRedemptions ?? null,
    maxPerCustomer: form.maxPerCustomer ?? null,
    companyId: company.id,
    requestId,
    actor,
  }
}
