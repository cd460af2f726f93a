import vine, { errors } from '@vinejs/vine'
import type { ListContext, ListDefinition, SortColumn } from '#app/database/paging/list_definition'
import { readFilter, readInteger, readSortValue } from '#app/database/paging/list_values'

/** Where a page begins: behind a row in the list's order, or in front of one. */
export interface Cursor {
  readonly direction: 'after' | 'before'
  readonly value: string | number
  readonly id: number
}

/** What is asked of a list, understood and checked. */
export interface ListState {
  readonly sort: SortColumn & { readonly name: string; readonly descending: boolean }
  readonly filters: ReadonlyMap<string, unknown>
  readonly cursor: Cursor | null
  /** The parts of the address that were understood, as they were written. */
  readonly query: { readonly [name: string]: string }
  /** Names of the parts that were not, and count for nothing. */
  readonly ignored: readonly string[]
}

type Input = { readonly [name: string]: unknown }

const understood = vine.createRule((text: unknown, read: (text: string) => unknown, field) => {
  if (typeof text === 'string' && read(text) === null) {
    field.report('The {{ field }} value cannot be read', 'list_value', field)
  }
})

/**
 * Reads the state of a list from an address. Names that the list does not know are left alone: they belong
 * to others. A bad value never reaches a query: it is listed as ignored, or, for programs, thrown as
 * E_VALIDATION_ERROR (422) by `strict`.
 */
export async function readListState(
  definition: ListDefinition,
  input: Input,
  context: ListContext,
  { strict = false } = {}
): Promise<ListState> {
  const { valid, ignored } = await validate(definition, input, context, strict)
  const sort = sortOf(definition, valid.sort ?? definition.defaultSort)
  const filters = new Map<string, unknown>()
  for (const [name, filter] of Object.entries(definition.filters)) {
    if (valid[name] !== undefined) filters.set(name, readFilter(filter, valid[name], context))
  }
  const direction = valid.before === undefined ? 'after' : 'before'
  const text = valid[direction]
  const cursor = text === undefined ? null : readCursor(direction, text, sort)
  const query = { ...valid }
  delete query.after
  delete query.before
  return { sort, filters, cursor, query, ignored }
}

/** The address part by which a page goes on from a row. */
export function cursorText(value: string | number, id: number) {
  return `${value}~${id}`
}

async function validate(
  definition: ListDefinition,
  input: Input,
  context: ListContext,
  strict: boolean
) {
  const known = ['sort', 'after', 'before', ...Object.keys(definition.filters)]
  const given = Object.fromEntries(
    known.filter((name) => input[name] !== undefined).map((name) => [name, input[name]])
  )
  const sorts = Object.keys(definition.sorts).flatMap((name) => [name, `-${name}`])
  const asked = typeof input.sort === 'string' && sorts.includes(input.sort) ? input.sort : null
  const sort = sortOf(definition, asked ?? definition.defaultSort)
  const readers: Record<string, (text: string) => unknown> = {
    sort: (text) => (sorts.includes(text) ? text : null),
    after: (text) => readCursor('after', text, sort),
    before: (text) => readCursor('before', text, sort),
  }
  for (const [name, filter] of Object.entries(definition.filters)) {
    readers[name] = (text) => readFilter(filter, text, context)
  }
  const schema = vine.object(
    Object.fromEntries(
      Object.keys(given).map((name) => [
        name,
        vine.string().maxLength(500).use(understood(readers[name])),
      ])
    )
  )
  try {
    return { valid: (await vine.validate({ schema, data: given })) as Valid, ignored: [] }
  } catch (error) {
    if (strict || !(error instanceof errors.E_VALIDATION_ERROR)) throw error
    const ignored = [...new Set<string>(error.messages.map(({ field }: any) => String(field)))]
    const names = ignored.map((field) => field.split('.')[0])
    const kept = Object.entries(given).filter(([name]) => !names.includes(name))
    return { valid: Object.fromEntries(kept) as Valid, ignored: [...new Set(names)] }
  }
}

type Valid = { readonly [name: string]: string | undefined } & Record<string, string>

function sortOf(definition: ListDefinition, text: string): ListState['sort'] {
  const descending = text.startsWith('-')
  const name = descending ? text.slice(1) : text
  return { ...definition.sorts[name], name, descending }
}

function readCursor(direction: Cursor['direction'], text: string, sort: SortColumn): Cursor | null {
  const cut = text.lastIndexOf('~')
  const id = readInteger(text.slice(cut + 1), 0)
  const value = cut < 0 ? null : readSortValue(sort.kind, text.slice(0, cut))
  return value === null || id === null ? null : { direction, value, id }
}
