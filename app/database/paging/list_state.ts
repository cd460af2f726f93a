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
  /** Order and filters that were understood, as they were written. */
  readonly query: { readonly [name: string]: string }
  /** Names of the parts that were not, and count for nothing. */
  readonly ignored: readonly string[]
}

type Input = { readonly [name: string]: unknown }
type Readers = Map<string, (text: string) => unknown>
type Texts = Record<string, string | undefined>

const MAX_TEXT = 500

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
  const filters = Object.entries(definition.filters)
  const sorting: Readers = new Map([['sort', (text) => readSort(definition, text)]])
  const order = await readTexts(input, sorting, strict)
  const sort = readSort(definition, order.texts.sort ?? definition.defaultSort)!
  const reading: Readers = new Map([
    ['after', (text) => readCursor('after', text, sort)],
    ['before', (text) => readCursor('before', text, sort)],
    ...filters.map(([name, filter]): [string, (text: string) => unknown] => {
      return [name, (text) => readFilter(filter, text, context)]
    }),
  ])
  const { texts, ignored } = await readTexts(input, reading, strict)
  const { after, before, ...asked } = texts
  const chosen = filters.filter(([name]) => asked[name] !== undefined)
  return {
    sort,
    filters: new Map(
      chosen.map(([name, filter]) => [name, readFilter(filter, asked[name]!, context)])
    ),
    cursor:
      before === undefined
        ? readCursor('after', after ?? '', sort)
        : readCursor('before', before, sort),
    query: { ...order.texts, ...asked } as Record<string, string>,
    ignored: [...order.ignored, ...ignored],
  }
}

/** The address part by which a page goes on from a row. */
export function cursorText(value: string | number, id: number) {
  return `${value}~${id}`
}

/** Addresses are read into lists at their commas; a value is one text again here. */
function joined(value: unknown) {
  const isList = Array.isArray(value) && value.every((part) => typeof part === 'string')
  return isList ? value.join(',') : value
}

/** The parts that can be read, and the names of those that cannot. */
async function readTexts(input: Input, readers: Readers, strict: boolean) {
  const given = [...readers.keys()].filter((name) => input[name] !== undefined)
  const data = Object.fromEntries(given.map((name) => [name, joined(input[name])]))
  const fields = given.map((name) => {
    return [
      name,
      vine
        .string()
        .maxLength(MAX_TEXT)
        .use(understood(readers.get(name)!)),
    ]
  })
  const schema = vine.object(Object.fromEntries(fields))
  try {
    return { texts: (await vine.validate({ schema, data })) as Texts, ignored: [] }
  } catch (error) {
    if (strict || !(error instanceof errors.E_VALIDATION_ERROR)) throw error
    const wrong = error.messages.map(({ field }: { field: string }) => field.split('.')[0])
    const ignored = given.filter((name) => wrong.includes(name))
    const kept = given.filter((name) => !wrong.includes(name))
    return { texts: Object.fromEntries(kept.map((name) => [name, data[name]])) as Texts, ignored }
  }
}

function readSort(definition: ListDefinition, text: string): ListState['sort'] | null {
  const descending = text.startsWith('-')
  const name = descending ? text.slice(1) : text
  const sort = Object.hasOwn(definition.sorts, name) ? definition.sorts[name] : null
  return sort && { ...sort, name, descending }
}

function readCursor(direction: Cursor['direction'], text: string, sort: SortColumn): Cursor | null {
  const cut = text.lastIndexOf('~')
  const id = readInteger(text.slice(cut + 1), 0)
  const value = cut < 0 ? null : readSortValue(sort.kind, text.slice(0, cut))
  return value === null || id === null ? null : { direction, value, id }
}
