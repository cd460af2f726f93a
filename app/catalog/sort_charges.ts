import { STAGES, type Stage } from '#sdk/rating'
import type { Charge } from '#app/catalog/charge'
import { ChargeCircleException } from '#app/catalog/exceptions/charge_circle_exception'

/** A charge as far as the order of computing is concerned. */
export type SortableCharge = Pick<Charge, 'key' | 'tags' | 'reads'> & {
  readonly stage: Stage
  /** Keys that others read it by; its own unless it stands for several. */
  readonly keys?: readonly string[]
  /** A discount that sees those before it reads earlier stages alone. */
  readonly isDiscount?: boolean
}

/**
 * Puts what is read before what reads it, and otherwise keeps to the stages and the order given.
 * A charge never reads itself, even when it has the tag that it reads.
 *
 * Errors: E_CHARGE_CIRCLE naming the charges.
 */
export function sortCharges<T extends SortableCharge>(charges: readonly T[]): T[] {
  const byStage = charges.toSorted(
    (left, right) => STAGES.indexOf(left.stage) - STAGES.indexOf(right.stage)
  )
  const sorted: T[] = []
  const done = new Set<T>()
  const visit = (charge: T, path: readonly T[]) => {
    if (done.has(charge)) return
    if (path.includes(charge)) {
      const circle = [...path.slice(path.indexOf(charge)), charge]
      throw new ChargeCircleException(circle.map(({ key }) => key))
    }
    for (const other of byStage) {
      if (other !== charge && readsOf(charge, other)) visit(other, [...path, charge])
    }
    done.add(charge)
    sorted.push(charge)
  }
  for (const charge of byStage) visit(charge, [])
  return sorted
}

/**
 * Whether one charge reads the other: by its key, by a tag unless it belongs to a later stage, and
 * otherwise what is of an earlier stage. Whose plan and metric it is of does not matter to the order.
 */
export function readsOf(reader: SortableCharge, other: SortableCharge): boolean {
  const isEarlier = isLaterStage(reader.stage, other.stage)
  if (reader.isDiscount && !isEarlier) return false
  return reader.reads.some(({ kind, code }) => {
    switch (kind) {
      case 'charge':
        return (other.keys ?? [other.key]).includes(code)
      case 'tag':
        return other.tags.includes(code) && !isLaterStage(other.stage, reader.stage)
      case 'quantity':
        return false
      default:
        return isEarlier
    }
  })
}

export function isLaterStage(one: Stage, other: Stage): boolean {
  return STAGES.indexOf(one) > STAGES.indexOf(other)
}
