import { stdout } from 'node:process'
import type { Figure, Measured } from '#benchmarks/figure'
import type { BenchOptions, Database } from '#benchmarks/options'

const COLUMNS = [10, 12, 18, 12, 8, 9, 9]

export function printHead(database: Database, options: BenchOptions, facts: readonly string[]) {
  const { accounts, records } = options
  stdout.write(`\n${database}: ${number(accounts)} accounts, ${number(records)} records\n`)
  for (const fact of facts) stdout.write(`  ${fact}\n`)
  stdout.write(`${row(['stage', 'value', 'unit', 'bare', 'ratio', 'cpu s', 'peak MB'])}\n`)
}

export function printFigure(figure: Figure, measured?: Measured) {
  const { stage, value, unit, bare, ratio, cpu_s: cpu, peak_mb: peak } = figure
  const cells = [stage, number(value), unit, number(bare), number(ratio), number(cpu), number(peak)]
  const note = measured?.note === undefined ? '' : `  (${measured.note})`
  stdout.write(`${row(cells)}${note}\n`)
}

function row(cells: readonly string[]): string {
  return cells
    .map((cell, index) => (index === 0 || index === 2 ? left(cell, index) : right(cell, index)))
    .join(' ')
}

function left(cell: string, index: number) {
  return cell.padEnd(COLUMNS[index])
}

function right(cell: string, index: number) {
  return cell.padStart(COLUMNS[index])
}

function number(value: number | null): string {
  return value === null ? '-' : value.toLocaleString('en-US', { maximumFractionDigits: 3 })
}
