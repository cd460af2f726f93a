import type { Data } from '~generated/data'
import type { Money } from '~/composables/money'

export type ListState = Data.Database.List

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'error'

/** What one cell shows: text, perhaps with a link, a second line, or the colour of a state. */
export interface Cell {
  text: string
  note?: string
  noteTone?: Tone
  href?: string
  badge?: Tone
  title?: string
}

export interface Column<Row> {
  name: string
  /** Language key. */
  label: string
  cell: (row: Row) => Cell | string
  /** Name of the sort it stands for; without one its heading is plain. */
  sort?: string
  align?: 'end'
  /** Long text that may be cut off at the end of its column; hovering shows all of it. */
  clip?: boolean
  /** Where it stands when a row is a card on a phone: `title` and `figure` make its first line. */
  card?: 'title' | 'figure' | 'hidden'
  /** Name of the sum in the footer, and the row's own part of it. */
  sum?: string
  money?: (row: Row) => Money
  width?: string
}

/** One thing the list may be narrowed by, as the filter panel asks for it. Labels are language keys. */
export type FilterField =
  | {
      name: string
      label: string
      input: 'choice'
      options: { value: string; label: string; text?: string }[]
    }
  | { name: string; label: string; input: 'dates' | 'amounts' }
  /** Set by links from other pages; shown as a chip, not asked for. `text` says which one it is. */
  | { name: string; label: string; input: 'link'; text?: string }
  | { name: string; label: string; input: 'text'; suits?: RegExp }

export interface BulkAction {
  label: string
  icon: string
  /** Given the chosen ids, or null for all rows that the filters leave. */
  run: (ids: number[]) => void
}
