import { PluginError } from '#sdk/errors'
import { dateOfDayNumber, dayNumberOf, isLocalDate, localToInstant } from '#sdk/time'
import { readDateFormat, type DateFormat } from './date_format.js'

/** What `TimeReader.read` answers when the text names no instant, or two. */
export const BAD_TIME = -1
export const AMBIGUOUS_TIME = -2
export const SKIPPED_TIME = -3

export interface TimeOptions {
  /** Patterns such as 'dd.MM.yyyy HH:mm:ss', tried in order; without any, the common ones are known. */
  readonly dateFormats: readonly string[]
  /** IANA zone of times that carry no offset. */
  readonly zone: string
  /** '+02:00': a fixed offset of such times; then no time is ambiguous. */
  readonly offset: string | null
}

export interface TimeReader {
  /** Epoch seconds; fractions of a second are cut off. One of the negative answers otherwise. */
  read(text: string): number
}

const DAY_SECONDS = 86400
const BLOCK_SECONDS = 900
const MAXIMUM_BLOCKS = 20000
const LATEST = 253402300799

/**
 * Reads ISO 8601 ('2026-09-01T10:00:00Z', with a space, with or without offset), '20071101-114016',
 * '20071101114016', epoch seconds, milliseconds and microseconds, or the declared patterns.
 */
export function createTimeReader(options: TimeOptions): TimeReader {
  const formats = options.dateFormats.map(readDateFormat)
  const toInstant = localResolver(options)
  const days = new DayCache()
  return {
    read(text) {
      if (formats.length > 0) return readByFormats(text, formats, toInstant)
      const first = text.charCodeAt(4)
      if (first === 45 && text.charCodeAt(7) === 45) return readIso(text, days, toInstant)
      return readCompact(text, days, toInstant)
    },
  }
}

function readIso(text: string, days: DayCache, toInstant: (local: number) => number): number {
  const day = days.numberOf(text.slice(0, 10))
  const separator = text.charCodeAt(10)
  if (Number.isNaN(day) || (separator !== 84 && separator !== 32)) return BAD_TIME
  const seconds = text.length > 16 ? twoDigits(text, 17) : 0
  const time = timeOfDay(twoDigits(text, 11), twoDigits(text, 14), seconds)
  if (time < 0 || text.charCodeAt(13) !== 58) return BAD_TIME
  const local = day * DAY_SECONDS + time
  if (text.length === 20 && text.charCodeAt(19) === 90 && text.charCodeAt(16) === 58) return local
  if (text.length === 16) return toInstant(local)
  if (text.charCodeAt(16) !== 58) return BAD_TIME
  return text.length === 19 ? toInstant(local) : withOffset(text.slice(19), local, toInstant)
}

/** After the seconds: a fraction, then Z, an offset, or nothing. */
function withOffset(tail: string, local: number, toInstant: (local: number) => number): number {
  const match = /^(?:[.,]\d{1,9})?(Z|[+-]\d{2}:?(?:\d{2})?)?$/.exec(tail)
  if (match === null) return BAD_TIME
  if (match[1] === undefined) return toInstant(local)
  if (match[1] === 'Z') return local
  const offset = readOffset(match[1])
  return offset === null ? BAD_TIME : local - offset
}

function readCompact(text: string, days: DayCache, toInstant: (local: number) => number): number {
  const plain = text.charCodeAt(8) === 45 ? text.slice(0, 8) + text.slice(9) : text
  if (!/^\d{9,16}$/.test(plain)) return BAD_TIME
  if (plain.length === 14) {
    const day = days.numberOf(`${plain.slice(0, 4)}-${plain.slice(4, 6)}-${plain.slice(6, 8)}`)
    const time = timeOfDay(twoDigits(plain, 8), twoDigits(plain, 10), twoDigits(plain, 12))
    return Number.isNaN(day) || time < 0 ? BAD_TIME : toInstant(day * DAY_SECONDS + time)
  }
  if (plain.length <= 10) return Number(plain)
  if (plain.length === 13) return Number(plain.slice(0, 10))
  return plain.length === 16 ? Number(plain.slice(0, 10)) : BAD_TIME
}

function readByFormats(
  text: string,
  formats: readonly DateFormat[],
  toInstant: (local: number) => number
): number {
  for (const format of formats) {
    const parts = format(text)
    if (parts === null || !isLocalDate(parts.date)) continue
    const time = timeOfDay(parts.hour, parts.minute, parts.second)
    if (time >= 0) return toInstant(dayNumberOf(parts.date) * DAY_SECONDS + time)
  }
  return BAD_TIME
}

/** Turns local seconds into an instant. A quarter of an hour with one offset is looked up once. */
function localResolver(options: TimeOptions): (local: number) => number {
  if (options.offset !== null) {
    const offset = readOffset(options.offset)
    if (offset === null) {
      throw new PluginError('E_USAGE_OPTIONS', `"${options.offset}" is no offset such as "+02:00".`)
    }
    return (local) => local - offset
  }
  if (options.zone === 'UTC') return (local) => local
  const blocks = new Map<number, number>()
  return (local) => {
    if (local < 0 || local > LATEST) return BAD_TIME
    const block = Math.floor(local / BLOCK_SECONDS)
    let offset = blocks.get(block)
    if (offset === undefined) {
      offset = offsetOfBlock(options.zone, block * BLOCK_SECONDS)
      if (blocks.size >= MAXIMUM_BLOCKS) blocks.clear()
      blocks.set(block, offset)
    }
    return Number.isNaN(offset) ? resolveLocal(options.zone, local) : local - offset
  }
}

/** The one offset of a local quarter of an hour, or NaN where the clocks change. */
function offsetOfBlock(zone: string, local: number): number {
  const first = resolveLocal(zone, local)
  const last = resolveLocal(zone, local + BLOCK_SECONDS - 1)
  return first >= 0 && last - first === BLOCK_SECONDS - 1 ? local - first : Number.NaN
}

function resolveLocal(zone: string, local: number): number {
  const day = Math.floor(local / DAY_SECONDS)
  const second = local - day * DAY_SECONDS
  const time = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60]
  const clock = time.map((value) => `${value}`.padStart(2, '0')).join(':')
  const found = localToInstant(zone, `${dateOfDayNumber(day)}T${clock}`)
  if (found.kind === 'ambiguous') return AMBIGUOUS_TIME
  return found.kind === 'gap' ? SKIPPED_TIME : found.epochSeconds
}

/** Seconds of '+02:00', '+0200', '+02'; null for anything else. */
export function readOffset(text: string): number | null {
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(text)
  if (match === null) return null
  const [hours, minutes] = [Number(match[2]), Number(match[3] ?? 0)]
  if (hours > 15 || minutes > 59) return null
  const seconds = hours * 3600 + minutes * 60
  return match[1] === '-' ? -seconds : seconds
}

function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48
  const ones = text.charCodeAt(at + 1) - 48
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1
}

function timeOfDay(hour: number, minute: number, second: number): number {
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return -1
  return hour * 3600 + minute * 60 + second
}

/** Records of one day stand together in a file, so the last day is nearly always the day asked for. */
class DayCache {
  #text = ''
  #number = Number.NaN

  numberOf(text: string): number {
    if (text === this.#text) return this.#number
    this.#text = text
    this.#number = isLocalDate(text) && text >= '1970' ? dayNumberOf(text) : Number.NaN
    return this.#number
  }
}
