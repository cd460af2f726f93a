import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { stdout } from 'node:process'
import type { Figure } from '#benchmarks/figure'
import { describeMachine } from '#benchmarks/machine'

/** The size of a bench; ratios of another size are others. */
interface Size {
  readonly accounts: number
  readonly records: number
}

interface Baseline extends Size {
  readonly machine: string
  readonly figures: readonly Figure[]
}

const FILE = new URL('baseline.json', import.meta.url)
/** A ratio may fall by so much before it counts: machines are noisy, ratios less. */
const TOLERANCE = 0.25

/** Keeps the figures for later checks; those of stages that were not measured stay. */
export function writeBaseline({ accounts, records }: Size, figures: readonly Figure[]) {
  const measured = new Set(figures.map(nameOf))
  const others = readBaseline()?.figures.filter((figure) => !measured.has(nameOf(figure))) ?? []
  const machine = describeMachine()
  const baseline: Baseline = { accounts, records, machine, figures: [...others, ...figures] }
  writeFileSync(FILE, `${JSON.stringify(baseline, null, 2)}\n`)
  stdout.write(`\nKept ${figures.length} figures in benchmarks/baseline.json\n`)
}

/** Prints how the ratios have moved; false when one fell by more than a quarter. */
export function checkBaseline(size: Size, figures: readonly Figure[]): boolean {
  const baseline = readBaseline()
  if (baseline === null) {
    stdout.write('\nThere is no baseline yet: npm run bench -- baseline\n')
    return true
  }
  const { accounts, records } = baseline
  stdout.write('\nRatio to the bare limit, in the baseline and now\n')
  if (accounts !== size.accounts || records !== size.records) {
    stdout.write(
      `The baseline has ${accounts} accounts and ${records} records: compare with care\n`
    )
  }
  const known = new Map(baseline.figures.map((figure) => [nameOf(figure), figure.ratio]))
  const held = figures.map((figure) => compare(figure, known.get(nameOf(figure)) ?? null))
  return held.every(Boolean)
}

function compare(figure: Figure, before: number | null): boolean {
  const name = nameOf(figure).padEnd(20)
  if (before === null || figure.ratio === null) {
    stdout.write(`${name} nothing to compare with\n`)
    return true
  }
  const change = figure.ratio / before - 1
  const fell = change < -TOLERANCE
  const percent = `${change < 0 ? '' : '+'}${Math.round(change * 100)} %`
  const verdict = fell ? '  FELL' : ''
  stdout.write(`${name} ${before} -> ${figure.ratio} (${percent})${verdict}\n`)
  return !fell
}

function readBaseline(): Baseline | null {
  return existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : null
}

function nameOf({ database, stage }: Figure) {
  return `${database} ${stage}`
}
