import { KernelError } from './errors.js'

/**
 * Offsets of a zone for one span of 2^25 seconds (388 days), the unit in which they are looked up
 * and kept. starts[i] is the first epoch second at which offsets[i] holds; starts[0] is the start
 * of the span.
 */
export type OffsetSpan = { readonly starts: readonly number[]; readonly offsets: readonly number[] }

const SPAN_SECONDS = 33554432
const STEP_SECONDS = 86400
const MAXIMUM_ZONES = 1000
const MAXIMUM_SPANS = 1000

/**
 * The years in which ECMAScript can tell an instant: about 270,000 either way. Ours are those of
 * LocalDate.
 */
const FIRST_SECOND = -62135596800 - STEP_SECONDS
const LAST_SECOND = 253402300799 + STEP_SECONDS

type Zone = { readonly format: Intl.DateTimeFormat; readonly spans: Map<number, OffsetSpan> }

const zones = new Map<string, Zone>()

/**
 * The span that holds `epochSeconds`. Intl is asked only when a span is first needed, about 400
 * times; every later call is a map look-up. Throws E_UNKNOWN_TIME_ZONE and E_INVALID_INSTANT.
 */
export function offsetSpan(zone: string, epochSeconds: number): OffsetSpan {
  if (!Number.isInteger(epochSeconds)) throw invalidInstant(epochSeconds)
  const known = zones.get(zone) ?? openZone(zone)
  const index = Math.floor(epochSeconds / SPAN_SECONDS)
  const span = known.spans.get(index)
  if (span !== undefined) return span
  if (epochSeconds < FIRST_SECOND || epochSeconds > LAST_SECOND) throw invalidInstant(epochSeconds)
  if (known.spans.size >= MAXIMUM_SPANS) known.spans.clear()
  const built = buildSpan(known.format, index * SPAN_SECONDS)
  known.spans.set(index, built)
  return built
}

function invalidInstant(epochSeconds: number): KernelError {
  return new KernelError(
    'E_INVALID_INSTANT',
    `An instant is a whole number of seconds in the years 1 to 9999, got ${epochSeconds}`
  )
}

function openZone(zone: string): Zone {
  const opened = { format: offsetFormat(zone), spans: new Map<number, OffsetSpan>() }
  if (zones.size >= MAXIMUM_ZONES) zones.clear()
  zones.set(zone, opened)
  return opened
}

function offsetFormat(zone: string): Intl.DateTimeFormat {
  try {
    if (!/^[A-Za-z]/.test(zone)) throw new RangeError(zone)
    return new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
  } catch {
    throw new KernelError(
      'E_UNKNOWN_TIME_ZONE',
      `"${zone}" is not an IANA time zone such as "Europe/Berlin"`
    )
  }
}

/**
 * Looks at the offset once a day and, where two days differ, halves the interval down to the
 * second. No zone in the IANA data changes twice within a day.
 */
function buildSpan(format: Intl.DateTimeFormat, from: number): OffsetSpan {
  const starts = [from]
  const offsets = [readOffset(format, from)]
  const end = from + SPAN_SECONDS
  for (let before = from; before < end; before += STEP_SECONDS) {
    const after = Math.min(before + STEP_SECONDS, end - 1)
    const current = offsets[offsets.length - 1]
    const next = readOffset(format, after)
    if (next === current) continue
    starts.push(firstSecondOf(format, before, after, current))
    offsets.push(next)
  }
  return { starts, offsets }
}

function firstSecondOf(
  format: Intl.DateTimeFormat,
  before: number,
  after: number,
  oldOffset: number
): number {
  let low = before
  let high = after
  while (high - low > 1) {
    const middle = low + ((high - low) >> 1)
    if (readOffset(format, middle) === oldOffset) low = middle
    else high = middle
  }
  return high
}

/** Reads '1/1/2026, GMT+05:30' as 19800; 'GMT' alone is 0; old local mean times carry seconds. */
function readOffset(format: Intl.DateTimeFormat, epochSeconds: number): number {
  const text = format.format(epochSeconds * 1000)
  const match = /GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(text)
  if (match === null) {
    throw new KernelError('E_UNKNOWN_TIME_ZONE', `The time-zone data answered "${text}"`)
  }
  if (match[1] === undefined) return 0
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0)
  return match[1] === '-' ? -seconds : seconds
}
