import { monthOf } from '#tests/support/model/days'
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

export interface ModelChange {
  readonly kind: 'plan' | 'quantity' | 'pause' | 'resume' | 'end'
  readonly day: number
  readonly value: number
}

export interface ModelSubscription {
  readonly startsOn: number
  readonly anchorOn: number
  /** In the order recorded; the first two say what it started with. */
  readonly changes: ModelChange[]
  /** Units used by day. */
  readonly usage: Map<number, number>
}

interface DayState {
  readonly plan: number
  readonly quantity: number
  readonly isAlive: boolean
}

/** What holds on a day: of each kind of change the one with the latest day, of those the last recorded. */
export function stateOn({ startsOn, changes }: ModelSubscription, day: number): DayState {
  const latest = (kinds: readonly string[]) => {
    let found: ModelChange | null = null
    for (const change of changes) {
      if (!kinds.includes(change.kind) || change.day > day) continue
      if (found === null || change.day >= found.day) found = change
    }
    return found
  }
  const end = changes.findLast(({ kind }) => kind === 'end')
  const isEnded = end !== undefined && day >= end.day
  const isPaused = latest(['pause', 'resume'])?.kind === 'pause'
  return {
    plan: latest(['plan'])?.value ?? 0,
    quantity: latest(['quantity'])?.value ?? 0,
    isAlive: day >= startsOn && !isEnded && !isPaused,
  }
}

/** Days of one charge that are billed as one: within a month, on one plan, with one quantity. */
interface Stretch {
  readonly from: number
  readonly to: number
  readonly month: readonly [number, number]
  readonly quantity: number
}

/**
 * What a subscription owes for each charge key when everything due on a day is billed, in cents. It
 * looks at each day by itself: slow, plain, and nothing like the engine.
 */
export function owedOf(
  subscription: ModelSubscription,
  plans: ReadonlyMap<number, readonly ModelCharge[]>,
  today: number
): Map<string, number> {
  const owed = new Map<string, number>()
  for (const [planId, charges] of plans) {
    for (const charge of charges) {
      for (const stretch of stretchesOf(subscription, planId, charge, today)) {
        const cents = rounded(amountOf(charge, stretch, subscription))
        owed.set(charge.key, (owed.get(charge.key) ?? 0) + cents)
      }
    }
  }
  return owed
}

function stretchesOf(
  subscription: ModelSubscription,
  planId: number,
  charge: ModelCharge,
  today: number
): Stretch[] {
  const { startsOn, anchorOn } = subscription
  if (startsOn > today) return []
  const horizon = monthOf(anchorOn, today)[1]
  const stretches: Stretch[] = []
  let open: Stretch | null = null
  for (let day = startsOn; day < horizon; day++) {
    const { plan, quantity, isAlive } = stateOn(subscription, day)
    const month = monthOf(anchorOn, day)
    const isHeld = isAlive && plan === planId
    const goesOn =
      open !== null && isHeld && open.month[0] === month[0] && sameQuantity(charge, open, quantity)
    if (goesOn) {
      open = { ...open!, to: day + 1 }
      continue
    }
    if (open !== null) stretches.push(open)
    open = isHeld ? { from: day, to: day + 1, month, quantity } : null
  }
  if (open !== null) stretches.push(open)
  return stretches.filter(({ to }) => charge.timing === 'advance' || to <= today)
}

function sameQuantity(charge: ModelCharge, { quantity }: Stretch, now: number): boolean {
  return charge.kind !== 'flat' || quantity === now
}

function amountOf(
  charge: ModelCharge,
  { from, to, month, quantity }: Stretch,
  { usage }: ModelSubscription
): Fraction {
  if (charge.kind === 'flat') {
    const whole = fraction(charge.cents * (charge.each ? quantity : 1))
    return times(whole, fraction(to - from, month[1] - month[0]))
  }
  let used = 0
  for (const [day, units] of usage) if (day >= from && day < to) used += units
  if (charge.kind === 'unit') return times(fraction(used), fraction(charge.centsPerHundred, 100))
  const { first, cents } = charge
  if (charge.kind === 'volume') return fraction(used * (used > first ? cents[1] : cents[0]))
  const below = Math.min(used, first)
  return plus(fraction(below * cents[0]), fraction((used - below) * cents[1]))
}
