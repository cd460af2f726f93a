import { MAX_STORED } from '#app/database/columns'

/** A value as both databases take it. There is no boolean, no Date and no fraction among them. */
export type Cell = string | number | bigint | Buffer | null

/** Rows as arrays in the order of the columns: a list of them, or something that makes them when asked. */
export interface RowList {
  readonly length: number
  at(index: number): readonly Cell[] | undefined
}

/**
 * Refuses what the two databases would store differently: MySQL rounds a fraction that meets an
 * integer column in silence, SQLite keeps it; beyond 2^53 - 1 SQLite reads back another number.
 */
export function assertCells(table: string, columns: readonly string[], row: readonly Cell[]) {
  if (row.length !== columns.length) {
    throw new CellError(`${table}: ${row.length} values for ${columns.length} columns`)
  }
  for (const cell of row) {
    if (typeof cell === 'number' ? !Number.isSafeInteger(cell) : isTooLarge(cell)) {
      const column = columns[row.findIndex((one) => Object.is(one, cell))]
      throw new CellError(`${table}.${column}: ${cell} is no integer of at most 53 bits`)
    }
  }
}

function isTooLarge(cell: Cell) {
  return typeof cell === 'bigint' && (cell > MAX_STORED || cell < -MAX_STORED)
}

/** Product code handed over a value that no column may hold: a mistake here, not bad input. */
export class CellError extends Error {
  readonly code = 'E_CELL'
}
