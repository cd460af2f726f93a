import {
  addRational,
  compareRational,
  formatRational,
  maximumRational,
  multiplyRational,
  parseRational,
  rational,
  subtractRational,
  sumRational,
  ZERO,
  type Rational,
} from '#sdk/decimal'
import { NO_ACCUMULATORS, type Accumulators, type RatingGroup } from '#sdk/rating'
import { addDays, localDateAt } from '#sdk/time'
import {
  lateSpans,
  type BalanceChange,
  type LateSpan,
} from '#plugins/standard/rating/penalty_spans'
import type { PenaltyTerms } from '#plugins/standard/rating/penalty_terms'
import { byDay } from '#plugins/standard/rating/reading_terms'

/** Revision of the state's shape: the debts that are open when a period ends. */
const STATE_SCHEMA = 1

/** One debt that is carried on. */
interface Debt {
  readonly id: string
  /** Null for what was paid too much. */
  readonly due_on: string | null
  /** In base units; so is the most that it was while it was late. */
  readonly balance: number
  readonly highest: string
  /** What it has cost so far, exact. */
  readonly accrued: string
}

/** What one debt costs in the days of one obligation. */
export interface DebtCost {
  readonly id: string
  readonly spans: readonly LateSpan[]
  /** What the limit takes off; zero or less. */
  readonly capped: Rational
  readonly amount: Rational
}

export interface Penalties {
  /** By obligation. */
  readonly costs: readonly (readonly DebtCost[])[]
  readonly closing: Accumulators
}

/**
 * Takes the debts of a subscription through its obligations in the order of days. An event above zero
 * falls due on its day, one below zero is a payment on the debt that its dimension names.
 */
export function penaltiesOf(
  terms: PenaltyTerms,
  group: RatingGroup,
  state: Accumulators
): Penalties {
  let debts = debtsOf(state)
  const costs = new Array<DebtCost[]>(group.obligations.length)
  const order = [...group.obligations.keys()].sort((left, right) => {
    return byDay(group.obligations[left], group.obligations[right])
  })
  for (const index of order) {
    const moved = movementsIn(group, index)
    const ids = [...new Set([...debts.keys(), ...moved.keys()])].sort()
    const next = new Map<string, Debt>()
    costs[index] = ids.flatMap((id) => {
      const before = debts.get(id) ?? null
      const { cost, debt } = follow(
        terms,
        group.obligations[index],
        id,
        before,
        moved.get(id) ?? []
      )
      if (debt.balance !== 0) next.set(id, debt)
      return cost.spans.length === 0 ? [] : [cost]
    })
    debts = next
  }
  return { costs, closing: closingOf(debts, state) }
}

interface Movement {
  readonly on: string
  readonly quantity: number
}

function movementsIn(
  { events, timeZone }: RatingGroup,
  obligation: number
): Map<string, Movement[]> {
  const moved = new Map<string, Movement[]>()
  for (const event of events) {
    if (event.obligation !== obligation) continue
    const movement = { on: localDateAt(timeZone, event.occurredAt), quantity: event.quantity }
    const known = moved.get(event.dimension)
    if (known === undefined) moved.set(event.dimension, [movement])
    else known.push(movement)
  }
  return moved
}

/** A debt from the day on which it fell due until it is paid. */
interface Life {
  readonly dueOn: string
  readonly changes: BalanceChange[]
  readonly highest: Rational
  readonly accrued: Rational
}

/**
 * What a debt costs in some days, and what is left of it. One that was paid and falls due again is
 * late anew; what was paid too much is set against what falls due next.
 */
function follow(
  terms: PenaltyTerms,
  within: { readonly startsOn: string; readonly endsOn: string },
  id: string,
  before: Debt | null,
  moved: readonly Movement[]
): { cost: DebtCost; debt: Debt } {
  let balance = before?.balance ?? 0
  const lives: Life[] = before?.due_on ? [carriedOn(before, before.due_on, within.startsOn)] : []
  for (const { on, quantity } of moved) {
    const wasDue = balance > 0
    balance += quantity
    if (wasDue) lives.at(-1)!.changes.push({ on: addDays(on, 1), balance })
    else if (balance > 0) {
      const changes = [{ on: addDays(on, 1), balance }]
      lives.push({ dueOn: on, changes, highest: ZERO, accrued: ZERO })
    }
  }
  const costs = lives.map((life) => costOf(terms, life, within))
  const last = balance > 0 ? costs.at(-1)! : null
  const debt: Debt = {
    ...{ id, balance, due_on: balance > 0 ? lives.at(-1)!.dueOn : null },
    highest: formatRational(last?.highest ?? ZERO),
    accrued: formatRational(last?.accrued ?? ZERO),
  }
  const spans = costs.flatMap((cost) => cost.spans)
  const capped = sumRational(costs.map((cost) => cost.capped))
  const amount = addRational(sumRational(spans.map((span) => span.amount)), capped)
  return { cost: { id, spans, capped, amount }, debt }
}

function carriedOn({ balance, highest, accrued }: Debt, dueOn: string, startsOn: string): Life {
  const changes = [{ on: startsOn, balance }]
  return { dueOn, changes, highest: parseRational(highest), accrued: parseRational(accrued) }
}

/** The limit counts from span to span by what the debt was until then, so a later rise lifts it. */
function costOf(
  terms: PenaltyTerms,
  life: Life,
  within: { readonly startsOn: string; readonly endsOn: string }
) {
  const spans = lateSpans(terms, life.dueOn, life.changes, within)
  let { highest, accrued } = life
  let capped = ZERO
  for (const { balance, amount } of spans) {
    highest = maximumRational(highest, rational(BigInt(balance)))
    const charged = limited(terms, { cost: amount, accrued, highest })
    accrued = addRational(accrued, charged)
    capped = addRational(capped, subtractRational(charged, amount))
  }
  return { spans, highest, accrued, capped }
}

function limited(
  { maximum_percent: percent, unit_quantity: unit }: PenaltyTerms,
  { cost, accrued, highest }: { cost: Rational; accrued: Rational; highest: Rational }
): Rational {
  if (percent === null) return cost
  const perUnit = multiplyRational(parseRational(percent), rational(1n, BigInt(unit) * 100n))
  const left = maximumRational(ZERO, subtractRational(multiplyRational(perUnit, highest), accrued))
  return compareRational(cost, left) > 0 ? left : cost
}

function debtsOf({ schema, values }: Accumulators): Map<string, Debt> {
  if (schema !== STATE_SCHEMA) return new Map()
  return new Map((values.debts as unknown as Debt[]).map((debt) => [debt.id, debt]))
}

function closingOf(debts: ReadonlyMap<string, Debt>, state: Accumulators): Accumulators {
  if (debts.size === 0 && state.schema !== STATE_SCHEMA) return NO_ACCUMULATORS
  return {
    schema: STATE_SCHEMA,
    values: { debts: [...debts.values()].map((debt) => ({ ...debt })) },
  }
}
