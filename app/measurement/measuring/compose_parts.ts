import { intersectPeriods, type LocalPeriod } from '#kernel/period'
import { isVoid } from '#app/measurement/check_members'
import { FAR_FUTURE, type PoolMember } from '#app/measurement/pool'

/** A meter for the days in which it counts for somebody. */
export interface MeterPiece extends LocalPeriod {
  readonly meter: PoolMember
}

/** A unit for the days in which one service bears it. */
export interface ComposedPart extends LocalPeriod {
  readonly unit: string
  readonly serviceId: number
  readonly isFallback: boolean
  readonly weights: PoolMember['weights']
  readonly meters: readonly MeterPiece[]
}

export interface ComposedPool {
  readonly meters: readonly MeterPiece[]
  readonly parts: readonly ComposedPart[]
}

/**
 * Who bears which unit of a pool in a period, day by day: whoever occupies it, otherwise the unit's
 * own party. Members come in the order of unit and day, and so do the parts.
 */
export function composeParts(members: readonly PoolMember[], period: LocalPeriod): ComposedPool {
  const living = members.filter((member) => !isVoid(member))
  const occupants = Map.groupBy(
    living.filter(({ role }) => role === 'occupant'),
    ({ unitKey }) => unitKey
  )
  const meters = Map.groupBy(
    living.filter(({ role }) => role === 'meter'),
    ({ unitKey }) => unitKey
  )
  const parts = living
    .filter(({ role }) => role === 'unit')
    .flatMap((unit) => {
      const days = daysOf(unit, period)
      return days === null ? [] : bearers(unit, days, occupants.get(unit.unitKey) ?? [])
    })
    .map((part) => ({ ...part, meters: piecesOf(meters.get(part.unit) ?? [], part) }))
  return { meters: piecesOf(meters.get('') ?? [], period), parts }
}

type Bearer = Omit<ComposedPart, 'meters'>

function bearers(unit: PoolMember, days: LocalPeriod, occupants: readonly PoolMember[]): Bearer[] {
  const parts: Bearer[] = []
  const add = (serviceId: number, isFallback: boolean, startsOn: string, endsOn: string) => {
    if (startsOn === endsOn) return
    const { unitKey, weights } = unit
    parts.push({ unit: unitKey, serviceId, isFallback, startsOn, endsOn, weights })
  }
  let reached = days.startsOn
  for (const occupant of occupants) {
    const own = daysOf(occupant, days)
    if (own === null) continue
    add(unit.serviceId, true, reached, own.startsOn)
    add(occupant.serviceId, false, own.startsOn, own.endsOn)
    reached = own.endsOn
  }
  add(unit.serviceId, true, reached, days.endsOn)
  return parts
}

function piecesOf(meters: readonly PoolMember[], days: LocalPeriod): MeterPiece[] {
  return meters.flatMap((meter) => {
    const own = daysOf(meter, days)
    return own === null ? [] : [{ meter, ...own }]
  })
}

function daysOf({ startsOn, endsOn }: PoolMember, within: LocalPeriod): LocalPeriod | null {
  return intersectPeriods({ startsOn, endsOn: endsOn ?? FAR_FUTURE }, within)
}
