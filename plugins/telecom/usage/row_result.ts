import type { UsageRecord, UsageRow } from '#sdk/usage'
import { reasonCode, type RejectReason } from '#plugins/telecom/services/reasons'
import { MAXIMUM_RAW, type LineProblem } from './text_lines.js'

export function accepted(row: number, raw: string, record: UsageRecord): UsageRow {
  return { row, raw: shorten(raw), record }
}

export function rejected(row: number, raw: string, reason: RejectReason, detail: string): UsageRow {
  return { row, raw: shorten(raw), record: null, reason: reasonCode(reason), detail }
}

/** A row that is in order and rightly charges nothing. */
export function discarded(
  row: number,
  raw: string,
  reason: RejectReason,
  detail: string
): UsageRow {
  return {
    row,
    raw: shorten(raw),
    record: null,
    reason: reasonCode(reason),
    detail,
    discarded: true,
  }
}

const LINE_PROBLEMS: Record<LineProblem, readonly [RejectReason, string]> = {
  line_too_long: ['BAD_ROW', 'The line is longer than any record may be.'],
  control_characters: ['BAD_ROW', 'The line has control characters.'],
  not_in_encoding: ['BAD_ENCODING', 'The line has bytes that are not in the declared encoding.'],
}

export function rejectedLine(row: number, raw: string, problem: LineProblem): UsageRow {
  const [reason, detail] = LINE_PROBLEMS[problem]
  return rejected(row, raw, reason, detail)
}

function shorten(raw: string): string {
  return raw.length > MAXIMUM_RAW ? raw.slice(0, MAXIMUM_RAW) : raw
}
