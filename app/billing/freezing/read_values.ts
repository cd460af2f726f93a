import { parseRational, type Rational } from '#kernel/rational'
import type { Read, ReadValue } from '#sdk/rating'
import { HeldForReviewException } from '#app/billing/exceptions/held_for_review_exception'
import type { MeasuredQuantity } from '#app/billing/freezing/chunk_data'
import type { PlannedObligation } from '#app/billing/freezing/planned_obligation'

/** The targets of a group as far as they are known, for the charges that read them. */
export class ReadValues {
  readonly #targets = new Map<PlannedObligation, Rational>()
  /** The same by subscription, so that a reader of its own looks at no others. */
  readonly #bySubscription = new Map<number, PlannedObligation[]>()

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

  /** What an obligation's charge reads, in the order of service, code and day. */
  of(reader: PlannedObligation): ReadValue[] {
    const values = new Map<string, ReadValue>()
    for (const read of reader.charge.reads) {
      if (read.kind === 'quantity') this.#quantities(values, reader, read.code)
      else this.#amounts(values, reader, read)
    }
    return [...values].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, value]) => value)
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

  #amounts(
    values: Map<string, ReadValue>,
    reader: PlannedObligation,
    read: Exclude<Read, { kind: 'quantity' }>
  ) {
    const others =
      read.scope === 'subscription'
        ? (this.#bySubscription.get(reader.subscription.id) ?? [])
        : this.#targets.keys()
    for (const other of others) {
      const value = this.#targets.get(other)!
      const { charge, subscription, startsOn, endsOn } = other
      const isNamed =
        read.kind === 'tag' ? charge.tags.includes(read.code) : charge.key === read.code
      if (!isNamed || charge.key === reader.charge.key || !overlap(other, reader)) continue
      if (!isInScope(reader, other, read.scope)) continue
      const { id, serviceId } = subscription
      const found = {
        kind: 'charge',
        code: charge.key,
        tags: charge.tags,
        startsOn,
        endsOn,
        value,
      } as const
      values.set(sortKey(found, id, serviceId), {
        ...found,
        serviceId: serviceId?.toString() ?? null,
      })
    }
  }
}

function isInScope(reader: PlannedObligation, other: PlannedObligation, scope: string): boolean {
  if (scope === 'subscription') return other.subscription.id === reader.subscription.id
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
