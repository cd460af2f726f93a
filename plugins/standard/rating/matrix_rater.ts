import {
  addRational,
  formatRational,
  isZeroRational,
  multiplyRational,
  negateRational,
  parseRational,
  ZERO,
  type Rational,
} from '#sdk/decimal'
import type { ItemisedEvent } from '#sdk/explanation'
import type { CompileContext, Rater, RatingGroup, RatingSink } from '#sdk/rating'
import { compileCounter, type Counter } from '#plugins/standard/rating/counters'
import { itemsBetween, NOTHING_REACHED } from '#plugins/standard/rating/itemise'
import { compileRows } from '#plugins/standard/rating/match_rows'
import type { MatrixTerms } from '#plugins/standard/rating/matrix_terms'
import { compileUnits, wholeOf } from '#plugins/standard/rating/unit_terms'

/** What one row makes of the events of one obligation. */
interface Cell {
  /** Index of the row; behind the last one the default price. */
  readonly row: number
  readonly quantity: Rational
  readonly billedQuantity: number
  /** Priced units with their sign. */
  readonly units: Rational
  readonly amount: Rational
}

interface Cells {
  readonly counters: Map<number, Counter>
  events: number
}

/** Counts each row of each obligation by itself, converts and rounds it once, prices it once. */
export function matrixRater(terms: MatrixTerms, context: CompileContext): Rater {
  const find = compileRows(terms.rows)
  const newCounter = compileCounter(terms, context.timeZone)
  const convert = compileUnits(terms)
  const hasDefault = terms.default_price !== null
  const prices = [...terms.rows.map((row) => row.unit_price), terms.default_price ?? '0'].map(
    parseRational
  )
  const clamps = terms.negative_total === 'zero'

  function rowOf(event: RatingGroup['events'][number]): number {
    const row = find(event)
    return row === -1 && hasDefault ? terms.rows.length : row
  }

  function countAll(group: RatingGroup, out?: RatingSink): Cells[] {
    const all = group.obligations.map((): Cells => ({ counters: new Map(), events: 0 }))
    for (const event of group.events) {
      const cells = all[event.obligation]
      const row = rowOf(event)
      if (row === -1) {
        out?.suspend(event, 'standard.NO_ROW', { dimension: event.dimension })
        continue
      }
      let counter = cells.counters.get(row)
      if (counter === undefined) {
        counter = newCounter(group.obligations[event.obligation], 0)
        cells.counters.set(row, counter)
      }
      if (counter.add(event)) cells.events++
      else out?.suspend(event, 'standard.NO_VALUE', {})
    }
    return all
  }

  function cellOf(row: number, quantity: Rational): Cell {
    const isNegative = quantity.numerator < 0n
    const { units, billedQuantity } = convert(clamps && isNegative ? ZERO : quantity)
    const signed = isNegative && !isZeroRational(units) ? negateRational(units) : units
    const amount = multiplyRational(signed, prices[row])
    return { row, quantity, billedQuantity, units: signed, amount }
  }

  function cellsOf({ counters }: Cells): Cell[] {
    return [...counters]
      .toSorted(([left], [right]) => left - right)
      .map(([row, counter]) => cellOf(row, counter.value()))
  }

  function itemsOf(group: RatingGroup, obligation: number): ItemisedEvent[] {
    const input = group.obligations[obligation]
    const counters = new Map<number, Counter>()
    const before = new Map<number, Cell>()
    return group.events.flatMap((event) => {
      const row = event.obligation === obligation ? rowOf(event) : -1
      if (row === -1) return []
      const counter = counters.get(row) ?? newCounter(input, 0)
      counters.set(row, counter)
      if (!counter.add(event)) return []
      const reached = cellOf(row, counter.value())
      const items = itemsBetween(group.timeZone, before.get(row) ?? NOTHING_REACHED, [
        { event, reached },
      ])
      before.set(row, reached)
      const name = terms.rows[row]?.name
      return items.map((item) => (name === undefined ? item : { ...item, label: name }))
    })
  }

  return {
    rate(group, state, out) {
      for (const [index, all] of countAll(group, out).entries()) {
        const cells = cellsOf(all)
        out.target(index, {
          amount: cells.reduce((sum, cell) => addRational(sum, cell.amount), ZERO),
          quantity: wholeOf(cells.reduce((sum, cell) => addRational(sum, cell.quantity), ZERO)),
          billedQuantity: cells.reduce((sum, cell) => sum + cell.billedQuantity, 0),
          events: all.events,
          display: { rows: cells.map((cell) => displayOf(terms, cell)) },
        })
      }
      return state
    },
    explain(group, _state, obligation) {
      const steps = cellsOf(countAll(group)[obligation]).map((cell) => ({
        key: cell.row === terms.rows.length ? 'standard.explain.matrix_default' : ROW_KEY,
        values: { ...displayOf(terms, cell), currency: group.currency },
        amount: formatRational(cell.amount),
      }))
      return { obligation, steps, items: itemsOf(group, obligation) }
    },
  }
}

const ROW_KEY = 'standard.explain.matrix_row'

function displayOf({ rows, default_price: otherwise }: MatrixTerms, { row, units }: Cell) {
  const price = rows[row]?.unit_price ?? otherwise
  return { name: rows[row]?.name ?? '', quantity: formatRational(units), price }
}
