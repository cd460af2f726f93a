import { writeFileSync } from 'node:fs'
import type { Figure, Measured, Stage } from '#benchmarks/figure'
import type { Database } from '#benchmarks/options'

const BENCH = 'main'

const UNITS: Record<Stage, string> = {
  accept: 'records/s',
  rate: 'records/core s',
  issue: 'invoices/s',
  endtoend: 's',
  pdf: 'PDFs/s',
  xlsx: 'rows/s',
}

type Both = { readonly product: Measured; readonly bare: Measured }

/** The rate of a stage beside the rate of the bare limit. */
export function figureOf(
  database: Database,
  stage: Stage,
  product: Measured,
  bare: Measured
): Figure {
  const value = product.count / product.seconds
  const limit = bare.count / bare.seconds
  return {
    bench: BENCH,
    stage,
    database,
    value: rounded(value),
    unit: UNITS[stage],
    bare: rounded(limit),
    ratio: ratioOf(value, limit),
    cpu_s: rounded(product.cpuSeconds),
    peak_mb: Math.ceil(product.peakMegabytes),
  }
}

/**
 * From the file to issued invoices: the import and the live run, one after the other, in the two
 * processes that a person starts. Null when one of them was not measured.
 */
export function endToEnd(database: Database, measured: ReadonlyMap<Stage, Both>): Figure | null {
  const accept = measured.get('accept')
  const issue = measured.get('issue')
  if (accept === undefined || issue === undefined) return null
  const value = accept.product.seconds + issue.product.seconds
  const bare = accept.bare.seconds + issue.bare.seconds
  return {
    bench: BENCH,
    stage: 'endtoend',
    database,
    value: rounded(value),
    unit: UNITS.endtoend,
    bare: rounded(bare),
    ratio: ratioOf(bare, value),
    cpu_s: rounded(accept.product.cpuSeconds + issue.product.cpuSeconds),
    peak_mb: Math.ceil(Math.max(accept.product.peakMegabytes, issue.product.peakMegabytes)),
  }
}

export function writeFigures(file: string, figures: readonly Figure[]) {
  writeFileSync(file, `${JSON.stringify(figures, null, 2)}\n`)
}

/** Null for what was too short to be measured. */
function ratioOf(value: number, limit: number): number | null {
  const ratio = value / limit
  return Number.isFinite(ratio) && ratio > 0 ? rounded(ratio) : null
}

/** Three digits say as much as a measurement knows. */
export function rounded(value: number): number {
  return value >= 1000 ? Math.round(value) : Number(value.toPrecision(3))
}
