import vine from '@vinejs/vine'

/** The form of the API's answers, for the published description. */
const money = () => vine.object({ minor: vine.string(), currency: vine.string() })

const coupon = () =>
  vine.object({
    id: vine.number(),
    code: vine.string(),
    name: vine.string(),
    state: vine.enum(['open', 'later', 'expired', 'used_up', 'closed'] as const),
    kind: vine.enum(['fixed', 'percent'] as const),
    amount: money().nullable(),
    percent: vine.string().nullable(),
    appliesTo: vine.string(),
    codes: vine.array(vine.string()),
    duration: vine.string(),
    periods: vine.number().nullable(),
    proration: vine.string(),
    rest: vine.string(),
    validFrom: vine.string(),
    validTo: vine.string().nullable(),
    effectEndsOn: vine.string().nullable(),
    maxRedemptions: vine.number().nullable(),
    maxPerCustomer: vine.number().nullable(),
    stackable: vine.boolean(),
    redeemed: vine.number(),
  })

const redemption = () =>
  vine.object({
    id: vine.number(),
    kind: vine.enum(['redeemed', 'ended', 'withdrawn'] as const),
    coupon: vine.object({ id: vine.number(), code: vine.string(), name: vine.string() }),
    account: vine.object({ id: vine.number(), number: vine.string(), name: vine.string() }),
    appliesToId: vine.number().nullable(),
    startsOn: vine.string(),
    endsOn: vine.string().nullable(),
    isEndable: vine.boolean(),
    reason: vine.string().nullable(),
    actor: vine.string(),
    recordedAt: vine.number(),
  })

const cursors = () => ({ after: vine.string().nullable(), before: vine.string().nullable() })

export const couponsQuery = vine.create({
  code: vine.string().optional(),
  after: vine.string().optional(),
  before: vine.string().optional(),
})
export const redemptionsQuery = vine.create({
  coupon: vine.number().optional(),
  account: vine.number().optional(),
  after: vine.string().optional(),
  before: vine.string().optional(),
})
export const couponsAnswer = vine.create(
  vine.object({ coupons: vine.array(coupon()), ...cursors() })
)
export const couponAnswer = vine.create(vine.object({ coupon: coupon() }))
export const redemptionsAnswer = vine.create(
  vine.object({ redemptions: vine.array(redemption()), ...cursors() })
)
export const redemptionAnswer = vine.create(vine.object({ redemption: redemption() }))
