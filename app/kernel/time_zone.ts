import { dateOfDayNumber, dayNumberOf, type LocalDate } from './calendar_date.js'
import { KernelError } from './errors.js'
import { offsetSpan } from './time_zone_table.js'

/**
 * What to do with a local time that the clock shows twice, or never: as in Temporal (ECMA-262
 * proposal).
 */
export type Disambiguation = 'compatible' | 'earlier' | 'later' | 'reject'

/**
 * `epochSeconds` is the instant chosen by the policy. ambiguous: both instants. gap: `earlier` and
 * `later` are the local time read with the offset after and before the change, `transition` is the
 * first second after it.
 */
export type LocalInstant =
  | { readonly kind: 'unique'; readonly epochSeconds: number }
  | {
      readonly kind: 'ambiguous'
      readonly epochSeconds: number
      readonly earlier: number
      readonly later: number
    }
  | {
      readonly kind: 'gap'
      readonly epochSeconds: number
      readonly earlier: number
      readonly later: number
      readonly transition: number
    }

const DAY_SECONDS = 86400

/**
 * Seconds to add to UTC to get the zone's local time. Throws E_UNKNOWN_TIME_ZONE,
 * E_INVALID_INSTANT.
 */
export function zoneOffsetSeconds(zone: string, epochSeconds: number): number {
  const { starts, offsets } = offsetSpan(zone, epochSeconds)
  let index = starts.length - 1
  while (index > 0 && starts[index] > epochSeconds) index--
  return offsets[index]
}

/** The calendar day that the zone's clocks show at the instant. */
export function localDateAt(zone: string, epochSeconds: number): LocalDate {
  return dateOfDayNumber(
    Math.floor((epochSeconds + zoneOffsetSeconds(zone, epochSeconds)) / DAY_SECONDS)
  )
}

/** Seconds since local midnight as the clock shows them, 0 to 86399. */
export function localSecondOfDay(zone: string, epochSeconds: number): number {
  const local = epochSeconds + zoneOffsetSeconds(zone, epochSeconds)
  return local - Math.floor(local / DAY_SECONDS) * DAY_SECONDS
}

/** 'YYYY-MM-DDTHH:mm:ss' as the zone's clocks show the instant. */
export function localDateTimeAt(zone: string, epochSeconds: number): string {
  const second = localSecondOfDay(zone, epochSeconds)
  const hour = Math.floor(second / 3600)
  const minute = Math.floor((second - hour * 3600) / 60)
  const time = [hour, minute, second - hour * 3600 - minute * 60]
  const text = time.map((value) => `${value}`.padStart(2, '0')).join(':')
  return `${localDateAt(zone, epochSeconds)}T${text}`
}

/**
 * The first instant of the local day. Where clocks skip midnight it is the first second after the
 * change; a day that the zone skipped altogether (Apia, 2011-12-30) starts and ends at the change
 * and has no length.
 */
export function startOfLocalDay(zone: string, date: LocalDate): number {
  const found = resolve(zone, dayNumberOf(date) * DAY_SECONDS)
  return found.kind === 'gap' ? found.transition : found.earlier
}

/**
 * The instant at which the zone's clocks show `local` ('YYYY-MM-DDTHH:mm:ss'). With 'compatible' a
 * doubled time is the earlier of the two and a skipped time moves forward by the length of the gap
 * (RFC 5545); 'earlier' and 'later' choose; 'reject' throws E_LOCAL_TIME_AMBIGUOUS or
 * E_LOCAL_TIME_SKIPPED. Throws E_INVALID_LOCAL_TIME for any other text.
 */
export function localToInstant(
  zone: string,
  local: string,
  policy: Disambiguation = 'compatible'
): LocalInstant {
  const found = resolve(zone, localSeconds(local))
  if (found.kind === 'unique') return { kind: 'unique', epochSeconds: found.earlier }
  if (policy === 'reject') {
    throw new KernelError(
      found.kind === 'gap' ? 'E_LOCAL_TIME_SKIPPED' : 'E_LOCAL_TIME_AMBIGUOUS',
      `The clocks of ${zone} show ${local} ${found.kind === 'gap' ? 'never' : 'twice'}`
    )
  }
  const { earlier, later } = found
  if (found.kind === 'ambiguous') {
    return { kind: 'ambiguous', epochSeconds: policy === 'later' ? later : earlier, earlier, later }
  }
  const epochSeconds = policy === 'earlier' ? earlier : later
  return { kind: 'gap', epochSeconds, earlier, later, transition: found.transition }
}

type Resolved =
  | { kind: 'unique'; earlier: number; later: number }
  | { kind: 'ambiguous'; earlier: number; later: number }
  | { kind: 'gap'; earlier: number; later: number; transition: number }

/**
 * A local time maps to an instant through the offset before or after a change. Offsets one day and
 * a bit either side are the only candidates, because the widest change known is a whole day.
 */
function resolve(zone: string, local: number): Resolved {
  const before = zoneOffsetSeconds(zone, local - 30 * 3600)
  const middle = zoneOffsetSeconds(zone, local)
  const after = zoneOffsetSeconds(zone, local + 30 * 3600)
  const valid: number[] = []
  for (const offset of new Set([before, middle, after])) {
    const instant = local - offset
    if (zoneOffsetSeconds(zone, instant) === offset) valid.push(instant)
  }
  valid.sort((left, right) => left - right)
  if (valid.length > 0) {
    const later = valid[valid.length - 1]
    return { kind: later === valid[0] ? 'unique' : 'ambiguous', earlier: valid[0], later }
  }
  return resolveGap(zone, local)
}

/**
 * The first second whose local time lies after the skipped one, and the two readings of the skipped
 * time.
 */
function resolveGap(zone: string, local: number): Resolved {
  let before = local - 2 * DAY_SECONDS
  let after = local + 2 * DAY_SECONDS
  while (after - before > 1) {
    const middle = before + Math.floor((after - before) / 2)
    if (middle + zoneOffsetSeconds(zone, middle) < local) before = middle
    else after = middle
  }
  return {
    kind: 'gap',
    earlier: local - zoneOffsetSeconds(zone, after),
    later: local - zoneOffsetSeconds(zone, before),
    transition: after,
  }
}

function localSeconds(local: string): number {
  const match = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)$/.exec(local)
  if (match === null) {
    throw new KernelError(
      'E_INVALID_LOCAL_TIME',
      `"${local}" is not a local time such as "2026-03-29T02:30:00"`
    )
  }
  const time = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4])
  return dayNumberOf(match[1]) * DAY_SECONDS + time
}
