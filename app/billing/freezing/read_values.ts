import { parseRational, type Rational } from '#kernel/rational'
import type { RatedTarget, Read, ReadValue, Reduction } from '#sdk/rating'
import { isLaterStage } from '#app/catalog/sort_charges'
import { pluginHost } from '#app/plugin_host/plugin_host'
import { discountOf } from '#app/billing/freezing/discount_calls'
import { HeldForReviewException } from '#app/billing/exceptions/held_for_review_exception'
import { keyOfPart } from '#app/billing/freezing/minor_parts'
import type { MeasuredQuantity } from '#app/billing/freezing/chunk_data'
import type { PlannedObligation } from '#app/billing/freezing/planned_obligation'

/** What a part of a target is taken off. */
export interface TakenFrom {
  readonly part: string
  readonly from: PlannedObligation
  readonly amount: Rational
}

/** The targets of a group as far as they are known, for the charges that read them. */
export class ReadValues {
  readonly #targets = new Map<PlannedObligation, Rational>()
  /** The same by subscription, so that a reader of its own looks at no others. */
  readonly #bySubscription = new Map<number, PlannedObligation[]>()
  /** What discounts have taken off an obligation so far. */
  readonly #reductions = new Map<PlannedObligation, Reduction[]>()
  readonly #sources = new Map<ReadValue, PlannedObligation>()

  constructor(private readonly quantities: ReadonlyMap<number, readonly MeasuredQuantity[]>) {}

  set(obligation: PlannedObligation, target: Rational) {
    if (!this.#targets.has(obligation)) {
      const { id } = obligation.subscription
      const known = this.#bySubscription.get(id)
      if (known === undefined) this.#bySubscription.set(id, [obligation])
      else known.push(obligation)
    }
    this.#targets.set(obligation, target)
  }

  /** Notes what a target takes off what it has read, for the discounts after it. */
  reduce(reads: readonly ReadValue[], { parts = [] }: RatedTarget) {
    for (const { of, startsOn, endsOn, amount } of parts) {
      const source = of === undefined ? undefined : this.#sources.get(reads[of])
      if (source === undefined) continue
      const known = this.#reductions.get(source) ?? []
      this.#reductions.set(source, [...known, { startsOn, endsOn, amount }])
    }
  }

  /** Off which obligations a target takes how much, by part; nothing where it names none. */
  takenFrom(
    reads: readonly ReadValue[],
    target: RatedTarget,
    reader: PlannedObligation
  ): TakenFrom[] {
    return (target.parts ?? []).flatMap((part) => {
      const from = part.of === undefined ? undefined : this.#sources.get(reads[part.of])
      const key = keyOfPart(part, reader.charge.taxCategory)
      return from === undefined ? [] : [{ part: key, from, amount: part.amount }]
    })
  }

  /** What an obligation's charge reads, in the order of service, code and day. */
  of(reader: PlannedObligation): ReadValue[] {
    const values = new Map<string, ReadValue>()
    for (const read of reader.charge.reads) {
      if (read.kind === 'quantity') this.#quantities(values, reader, read.code)
      else this.#amounts(values, reader, read)
    }
    return [...values].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, value]) => value)
  }

  #reductionsOf(other: PlannedObligation): readonly Reduction[] {
    return this.#reductions.get(other) ?? []
  }

  #quantities(values: Map<string, ReadValue>, reader: PlannedObligation, code: string) {
    const { id, serviceId } = reader.subscription
    if (serviceId === null) return
    for (const one of this.quantities.get(serviceId) ?? []) {
      if (one.code !== code || !overlap(one, reader)) continue
      const { startsOn, endsOn } = one
      if (startsOn < reader.startsOn || endsOn > reader.endsOn) throw spansBounds(reader, code)
      const value = parseRational(one.quantity)
      const found = { kind: 'quantity', code, tags: [], startsOn, endsOn, value } as const
      values.set(sortKey(found, id, serviceId), { ...found, serviceId: `${serviceId}` })
    }
  }

  /** A reader of its own subscription looks at no others. */
  #inReach({ subscription }: PlannedObligation, { scope }: ChargeRead) {
    const { id, appliesToId } = subscription
    if (appliesToId === null && scope !== 'subscription') return this.#targets.keys()
    return this.#bySubscription.get(appliesToId ?? id) ?? []
  }

  #amounts(values: Map<string, ReadValue>, reader: PlannedObligation, read: ChargeRead) {
    const isDiscount = discountOf(reader.charge) !== null
    for (const other of this.#inReach(reader, read)) {
      const value = this.#targets.get(other)!
      const { charge, subscription, startsOn, endsOn } = other
      if (!isNamed(other, read) || charge.key === reader.charge.key || !overlap(other, reader))
        continue
      if (!isInScope(reader, other, read.scope)) continue
      if ((isDiscount || isWide(read)) && !isLaterStage(stageOf(reader), stageOf(other))) continue
      const { id, serviceId } = subscription
      const found = {
        kind: 'charge',
        code: charge.key,
        tags: charge.tags,
        startsOn,
        endsOn,
        value,
        ...(isDiscount && {
          taxCategory: charge.taxCategory,
          reductions: this.#reductionsOf(other),
        }),
      } as const
      const one = { ...found, serviceId: serviceId?.toString() ?? null }
      this.#sources.set(one, other)
      values.set(sortKey(found, id, serviceId), one)
    }
  }
}

type ChargeRead = Exclude<Read, { kind: 'quantity' }>

/** Whether it may be meant by a rule that names no charge. */
function isWide({ kind }: ChargeRead): boolean {
  return kind !== 'charge' && kind !== 'tag'
}

function isNamed({ charge, version }: PlannedObligation, { kind, code }: ChargeRead): boolean {
  switch (kind) {
    case 'tag':
      return charge.tags.includes(code)
    case 'charge':
      return charge.key === code
    case 'plan':
      return version.planCode === code
    case 'metric':
      return charge.metrics.includes(code)
    case 'all':
      return true
  }
}

function stageOf({ charge }: PlannedObligation) {
  return pluginHost().ratingRule(charge.ruleCode, charge.ruleRevision).rule.stage
}

function isInScope(reader: PlannedObligation, other: PlannedObligation, scope: string): boolean {
  const { id, appliesToId } = reader.subscription
  if (appliesToId !== null) return other.subscription.id === appliesToId
  if (scope === 'subscription') return other.subscription.id === id
  return scope === 'group' || other.account.id === reader.account.id
}

interface Days {
  readonly startsOn: string
  readonly endsOn: string
}

function overlap(one: Days, other: Days): boolean {
  return one.startsOn < other.endsOn && one.endsOn > other.startsOn
}

function sortKey(
  { kind, code, startsOn, endsOn }: Omit<ReadValue, 'serviceId'>,
  subscriptionId: number,
  serviceId: number | null
): string {
  const ids = [serviceId ?? 0, subscriptionId].map((id) => String(id).padStart(16, '0'))
  return [...ids, kind, code, startsOn, endsOn].join('|')
}

function spansBounds({ charge, startsOn, endsOn }: PlannedObligation, code: string) {
  return new HeldForReviewException(
    'QUANTITY_SPANS_BOUNDS',
    `A quantity ${code} goes beyond ${startsOn} to ${endsOn} of ${charge.name}: it has to be measured up to the change`
  )
}
