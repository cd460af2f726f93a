import { addDays } from '#kernel/calendar_date'
import { startOfLocalDay } from '#kernel/time_zone'
import type { LocalPeriod } from '#kernel/period'
import type { Determined, MeasuredPeriod, MeterEvent, Missing } from '#sdk/measurement'
import type { MeterPiece } from '#app/measurement/measuring/compose_parts'
import type { HostedDeterminant } from '#app/plugin_host/hosted_determinant'

/** A determinant with what it knows beside the readings. */
export interface PreparedDeterminant {
  readonly hosted: HostedDeterminant
  readonly facts: unknown
}

export type Determinants = ReadonlyMap<string, PreparedDeterminant>

/** A piece of a meter that was measured, or says why it could not be. */
export interface MeasuredPiece {
  readonly piece: MeterPiece
  readonly code: string
  readonly result: Determined | Missing
}

export function ruleKey({ meter }: MeterPiece): string {
  return `${meter.rule!.code}@${meter.rule!.revision}`
}

/** Asks the determinant of each piece; pure, under the time limit of the caller. */
export function measurePieces(
  pieces: readonly MeterPiece[],
  determinants: Determinants,
  events: ReadonlyMap<number, readonly MeterEvent[]>,
  timeZone: string
): MeasuredPiece[] {
  return pieces.map((piece) => {
    const { hosted, facts } = determinants.get(ruleKey(piece))!
    const { terms, serviceId } = piece.meter
    const period = measuredPeriod(piece, timeZone)
    const span = readingSpan(piece, hosted.reach(terms), timeZone)
    const own = (events.get(serviceId) ?? []).filter(({ metric, occurredAt }) => {
      const isNear = occurredAt >= span.from && occurredAt <= span.to
      return isNear && hosted.determinant.metrics.includes(metric)
    })
    const result = hosted.measure({ terms, facts, timeZone, period, events: own })
    return { piece, code: hosted.determinant.quantity.code, result }
  })
}

export function measuredPeriod(
  { startsOn, endsOn }: LocalPeriod,
  timeZone: string
): MeasuredPeriod {
  return {
    startsOn,
    endsOn,
    startsAt: startOfLocalDay(timeZone, startsOn),
    endsAt: startOfLocalDay(timeZone, endsOn),
  }
}

/** Where the readings of a period may lie; epoch seconds, both ends included. */
export function readingSpan(
  { startsOn, endsOn }: LocalPeriod,
  { daysBefore, daysAfter }: { daysBefore: number; daysAfter: number },
  timeZone: string
): { from: number; to: number } {
  return {
    from: startOfLocalDay(timeZone, addDays(startsOn, -daysBefore)),
    to: startOfLocalDay(timeZone, addDays(endsOn, daysAfter)),
  }
}
