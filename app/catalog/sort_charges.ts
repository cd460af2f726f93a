import { STAGES, type Stage } from '#sdk/rating'
import type { Charge } from '#app/catalog/charge'
import { ChargeCircleException } from '#app/catalog/exceptions/charge_circle_exception'

/** A charge as far as the order of computing is concerned. */
export type SortableCharge = Pick<Charge, 'key' | 'tags' | 'reads'> & { readonly stage: Stage }

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

/** Whether one charge reads the other: by its key, or by a tag unless it belongs to a later stage. */
export function readsOf(reader: SortableCharge, other: SortableCharge): boolean {
  return reader.reads.some(({ kind, code }) => {
    if (kind === 'charge') return other.key === code
    return kind === 'tag' && other.tags.includes(code) && isLater(other, reader) === false
  })
}

function isLater(one: SortableCharge, other: SortableCharge): boolean {
  return STAGES.indexOf(one.stage) > STAGES.indexOf(other.stage)
}
