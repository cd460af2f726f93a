import { periodOf } from '#tests/support/model/days'
import { fraction, plus, rounded, times, type Fraction } from '#tests/support/model/fraction'

/** What a charge of a plan costs, in cents. */
export type ModelCharge = {
  readonly key: string
  readonly timing: 'advance' | 'arrears'
} & (
  | { readonly kind: 'flat'; readonly cents: number; readonly each: boolean }
  | { readonly kind: 'unit'; readonly centsPerHundred: number }
  | {
      readonly kind: 'graduated' | 'volume'
      readonly first: number
      readonly cents: [number, number]
    }
)

export interface ModelPlan {
  /** Months of a period. */
  readonly months: number
  readonly charges: readonly ModelCharge[]
}

export type Plans = ReadonlyMap<number, ModelPlan>

export interface ModelChange {
  readonly kind: 'plan' | 'quantity' | 'pause' | 'resume' | 'end'
  readonly day: number
  readonly value: number
  /** Of an end: the day at which charges in advance end. */
  readonly advanceDay?: number
  isUndone?: boolean
}

/** A price of the subscription's own for a flat charge, while it is on a plan. */
export interface ModelPrice {
  readonly plan: number
  readonly key: string
  readonly from: number
  readonly to: number
  readonly cents: number
}

export interface ModelSubscription {
  readonly startsOn: number
  readonly anchorOn: number
  /** In the order recorded; the first two say what it started with. */
  readonly changes: ModelChange[]
  /** In the order recorded. */
  readonly prices: ModelPrice[]
  /** Units used by day; of the service, so a subscription that was handed over shares it. */
  readonly usage: ReadonlyMap<number, number>
}

interface DayState {
  readonly plan: number
  readonly quantity: number
  readonly isPaused: boolean
}

/** What holds on a day: of each kind of change the one with the latest day, of those the last recorded. */
export function stateOn({ changes }: ModelSubscription, day: number): DayState {
  const latest = (kinds: readonly string[]) => {
    let found: ModelChange | null = null
    for (const change of changes) {
      if (change.isUndone || !kinds.includes(change.kind) || change.day > day) continue
      if (found === null || change.day >= found.day) found = change
    }
    return found
  }
  return {
    plan: latest(['plan'])?.value ?? 0,
    quantity: latest(['quantity'])?.value ?? 0,
    isPaused: latest(['pause', 'resume'])?.kind === 'pause',
  }
}

export function endOf({ changes }: ModelSubscription): ModelChange | undefined {
  return changes.findLast(({ kind, isUndone }) => kind === 'end' && !isUndone)
}

function isAlive(subscription: ModelSubscription, { timing }: ModelCharge, day: number): boolean {
  const end = endOf(subscription)
  const last = (timing === 'advance' ? end?.advanceDay : undefined) ?? end?.day ?? Infinity
  return day >= subscription.startsOn && day < last
}

/** Days of one charge that are billed as one: within a period, on one plan, quantity and price. */
export interface Stretch {
  readonly from: number
  readonly to: number
  readonly period: readonly [number, number]
  readonly quantity: number
  readonly price: ModelPrice | undefined
  readonly cents: number
}

/**
 * What a subscription owes for each charge key when everything due on a day is billed, in cents. It
 * looks at each day by itself: slow, plain, and nothing like the engine.
 */
export function owedOf(subscription: ModelSubscription, plans: Plans, today: number) {
  const owed = new Map<string, number>()
  for (const { key, cents } of dueOf(subscription, plans, today)) {
    owed.set(key, (owed.get(key) ?? 0) + cents)
  }
  return owed
}

/** Every stretch of every charge that is due on a day. */
export function dueOf(subscription: ModelSubscription, plans: Plans, today: number) {
  const due: (Stretch & Pick<ModelCharge, 'key' | 'timing'>)[] = []
  for (const [planId, plan] of plans) {
    for (const charge of plan.charges) {
      const { key, timing } = charge
      for (const stretch of stretchesOf(subscription, plans, [planId, charge], today)) {
        const cents = rounded(amountOf(charge, stretch, subscription))
        due.push({ ...stretch, cents, key, timing })
      }
    }
  }
  return due
}

function stretchesOf(
  subscription: ModelSubscription,
  plans: Plans,
  [planId, charge]: readonly [number, ModelCharge],
  today: number
): Stretch[] {
  const { startsOn, anchorOn } = subscription
  if (startsOn > today) return []
  const { months } = plans.get(planId)!
  const horizon = periodOf(anchorOn, today, months)[1]
  const stretches: Stretch[] = []
  let open: Stretch | null = null
  for (let day = startsOn; day < horizon; day++) {
    const { plan, quantity, isPaused } = stateOn(subscription, day)
    const isHeld = isAlive(subscription, charge, day) && !isPaused && plan === planId
    const price = isHeld ? priceOn(subscription, planId, charge.key, day) : undefined
    const goesOn =
      open !== null &&
      isHeld &&
      day < open.period[1] &&
      (open.quantity === quantity || charge.kind !== 'flat') &&
      open.price === price
    if (goesOn) {
      open = { ...open!, to: day + 1 }
      continue
    }
    if (open !== null) stretches.push(open)
    const period = isHeld ? periodOf(anchorOn, day, months) : null
    open = period && { from: day, to: day + 1, period, quantity, price, cents: 0 }
  }
  if (open !== null) stretches.push(open)
  const known = knownThrough(subscription, plans, today)
  return stretches.filter(({ from, to }) =>
    charge.timing === 'advance' ? from <= today || from < known : to <= today
  )
}

/** Changes within the period that runs are billed with it; later ones when they have come. */
function knownThrough(subscription: ModelSubscription, plans: Plans, today: number): number {
  const advance = { timing: 'advance' } as ModelCharge
  for (let day = today; day >= subscription.startsOn; day--) {
    const { plan, isPaused } = stateOn(subscription, day)
    if (isPaused || !isAlive(subscription, advance, day)) continue
    return periodOf(subscription.anchorOn, today, plans.get(plan)!.months)[1]
  }
  return Infinity
}

function priceOn({ prices }: ModelSubscription, plan: number, key: string, day: number) {
  return prices.findLast((price) => {
    return price.plan === plan && price.key === key && price.from <= day && day < price.to
  })
}

function amountOf(
  charge: ModelCharge,
  { from, to, period, quantity, price }: Stretch,
  { usage }: ModelSubscription
): Fraction {
  if (charge.kind === 'flat') {
    const cents = price?.cents ?? charge.cents
    const whole = fraction(cents * (charge.each ? quantity : 1))
    return times(whole, fraction(to - from, period[1] - period[0]))
  }
  let used = 0
  for (const [day, units] of usage) if (day >= from && day < to) used += units
  if (charge.kind === 'unit') return times(fraction(used), fraction(charge.centsPerHundred, 100))
  const { first, cents } = charge
  if (charge.kind === 'volume') return fraction(used * (used > first ? cents[1] : cents[0]))
  const below = Math.min(used, first)
  return plus(fraction(below * cents[0]), fraction((used - below) * cents[1]))
}

/** Where charges in advance end, when a subscription ends on a day with such a credit. */
export function advanceEndOf(
  subscription: ModelSubscription,
  plans: Plans,
  end: { readonly day: number; readonly credit: string; readonly billed: readonly Stretch[] }
): number {
  const { day, credit } = end
  if (credit === 'prorated') return day
  const { plan } = stateOn(subscription, Math.max(day - 1, subscription.startsOn))
  const [from, to] = periodOf(subscription.anchorOn, day - 1, plans.get(plan)!.months)
  const isWithin = day > subscription.startsOn && day < to
  const billed = end.billed.filter((stretch) => stretch.to > day)
  if (credit === 'none') {
    return Math.max(day, isWithin ? to : day, ...billed.map((stretch) => stretch.to))
  }
  if (isWithin) return Math.min(day, from)
  return Math.min(day, ...billed.map((stretch) => stretch.from))
}
