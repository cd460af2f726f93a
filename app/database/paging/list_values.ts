import { isLocalDate } from '#kernel/calendar_date'
import { KernelError } from '#kernel/errors'
import { parseMoney } from '#kernel/money'
import { MAX_STORED } from '#app/database/columns'
import type { ListContext, ListFilter, Range, SortKind } from '#app/database/paging/list_definition'

const MAX_TEXT = 190

/** Reads a filter's value from an address; null when it makes no sense. */
export function readFilter(filter: ListFilter, text: string, context: ListContext): unknown {
  switch (filter.kind) {
    case 'choice': {
      const chosen = [...new Set(text.split(','))]
      return chosen.every((value) => filter.values.includes(value)) ? chosen : null
    }
    case 'dates':
      return readRange(text, (value) => (isLocalDate(value) ? value : null))
    case 'amounts':
      return readRange(text, (value) => readAmount(value, context.currency))
    case 'id':
      return readInteger(text, 1)
    case 'text':
      return text.trim().length > 0 && text.length <= MAX_TEXT ? text.trim() : null
  }
}

/** Reads the value a page begins behind; null when it is none of its column. */
export function readSortValue(kind: SortKind, text: string): string | number | null {
  if (kind === 'date') return isLocalDate(text) ? text : null
  if (kind === 'integer') return readInteger(text, -MAX_STORED)
  return text.length <= MAX_TEXT ? text : null
}

export function readInteger(text: string, minimum: number): number | null {
  if (!/^-?\d{1,16}$/.test(text)) return null
  const value = Number(text)
  return value >= minimum && value <= MAX_STORED ? value : null
}

/** `a..b`, `a..`, `..b`, or `a` alone for exactly that. */
function readRange<Value>(text: string, read: (part: string) => Value | null): Range<Value> | null {
  const parts = text.split('..')
  const [first, last = first] = parts
  const from = first === '' ? null : read(first)
  const to = last === '' ? null : read(last)
  const isBroken = (first !== '' && from === null) || (last !== '' && to === null)
  return parts.length > 2 || isBroken || (from === null && to === null) ? null : { from, to }
}

function readAmount(text: string, currency: string): number | null {
  try {
    const minor = Number(parseMoney(text, currency).minor)
    return Math.abs(minor) <= MAX_STORED ? minor : null
  } catch (error) {
    if (error instanceof KernelError) return null
    throw error
  }
}
