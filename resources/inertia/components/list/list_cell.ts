import type { Cell } from '~/components/list/types'

/** A cell given as plain text is a cell with nothing else. */
export function asCell(cell: Cell | string): Cell {
  return typeof cell === 'string' ? { text: cell } : cell
}
