import { readInteger } from '#app/database/paging/list_values'

/** The order of the events of one service: no two share all three. */
export interface EventPlace {
  readonly occurred_at: number
  readonly batch_id: number
  readonly row_no: number
}

/** Reads the place a page goes on from; null for anything that is none. */
export function readEventCursor(text: unknown): EventPlace | null {
  if (typeof text !== 'string') return null
  const parts = text.split('~').map((part) => readInteger(part, 0))
  const [at, batch, row] = parts
  if (parts.length !== 3 || at === null || batch === null || row === null) return null
  return { occurred_at: at, batch_id: batch, row_no: row }
}

export function writeEventCursor(place: EventPlace): string {
  return [place.occurred_at, place.batch_id, place.row_no].join('~')
}
