import { localPeriod } from '#kernel/period'
import { parseDecimal } from '#kernel/decimal'
import { PoolException } from '#app/measurement/exceptions/pool_exception'
import { FAR_FUTURE, type MemberRole, type PoolMember } from '#app/measurement/pool'

export type MemberFacts = Omit<PoolMember, 'id'>

/** One member alone. Errors: E_POOL, E_INVALID_PERIOD and what the kernel says of bad dates. */
export function checkMember(member: MemberFacts, isAllocated: boolean): void {
  const { role, unitKey, startsOn, endsOn, rule, weights } = member
  localPeriod(startsOn, endsOn ?? FAR_FUTURE)
  if (role !== 'meter' && unitKey === '') {
    throw PoolException.member(`A member of the role ${role} names its unit`)
  }
  if ((role === 'meter') !== (rule !== null)) {
    throw PoolException.member('A meter, and nothing else, names how it is measured')
  }
  if (!isAllocated && role === 'meter' && unitKey === '') {
    throw PoolException.member('A pool that shares nothing has no meter of its own')
  }
  for (const [name, weight] of Object.entries(weights)) {
    if (role !== 'unit' || parseDecimal(weight).units < 0n) {
      throw PoolException.member(`The weight "${name}" of ${weight} is no weight of a unit`)
    }
  }
}

/**
 * All members together: a unit is one thing at a time and is borne by one service at a time. Two
 * meters of a unit, or of the pool, may stand side by side.
 *
 * Errors: E_POOL naming the unit and both first days.
 */
export function checkTogether(members: readonly MemberFacts[]): void {
  const alone: readonly MemberRole[] = ['unit', 'occupant']
  for (const role of alone) {
    const own = members.filter((member) => member.role === role && !isVoid(member))
    for (const [unit, some] of Map.groupBy(own, ({ unitKey }) => unitKey)) {
      const ordered = some.toSorted((left, right) => (left.startsOn < right.startsOn ? -1 : 1))
      for (const [index, member] of ordered.entries()) {
        const next = ordered[index + 1]
        if (next !== undefined && (member.endsOn ?? FAR_FUTURE) > next.startsOn) {
          throw PoolException.overlap(role, unit, member.startsOn, next.startsOn)
        }
      }
    }
  }
  const units = new Set(members.filter(({ role }) => role === 'unit').map((one) => one.unitKey))
  const lost = members.find(({ unitKey }) => unitKey !== '' && !units.has(unitKey))
  if (lost) throw PoolException.member(`There is no unit "${lost.unitKey}" in the pool`)
}

/** Recorded by mistake: it holds on no day. */
export function isVoid({ startsOn, endsOn }: Pick<PoolMember, 'startsOn' | 'endsOn'>): boolean {
  return startsOn === endsOn
}
