import { existsSync, readFileSync } from 'node:fs'
import { stdout } from 'node:process'
import type { Figure } from '#benchmarks/figure'
import { writeFigures } from '#benchmarks/reporting/figures'

const FILE = new URL('baseline.json', import.meta.url).pathname
/** A ratio may fall by so much before it counts: machines are noisy, ratios less. */
const TOLERANCE = 0.25

export function writeBaseline(figures: readonly Figure[]) {
  const measured = new Set(figures.map(nameOf))
  const kept = readBaseline().filter((figure) => !measured.has(nameOf(figure)))
  writeFigures(FILE, [...kept, ...figures])
  stdout.write(`\nKept ${figures.length} figures in benchmarks/baseline.json\n`)
}

/** Prints how the ratios have moved; false when one fell by more than a quarter. */
export function checkBaseline(figures: readonly Figure[]): boolean {
  const baseline = new Map(readBaseline().map((figure) => [nameOf(figure), figure]))
  let good = true
  stdout.write('\nRatio to the bare limit, then and now\n')
  for (const figure of figures) {
    const before = baseline.get(nameOf(figure))?.ratio ?? null
    if (before === null || figure.ratio === null) {
      stdout.write(`${nameOf(figure).padEnd(20)} nothing to compare with\n`)
      continue
    }
    const change = figure.ratio / before - 1
    const fell = change < -TOLERANCE
    if (fell) good = false
    const percent = `${change < 0 ? '' : '+'}${Math.round(change * 100)} %`
    const verdict = fell ? '  FELL' : ''
    stdout.write(
      `${nameOf(figure).padEnd(20)} ${before} -> ${figure.ratio} (${percent})${verdict}\n`
    )
  }
  return good
}

function readBaseline(): Figure[] {
  return existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : []
}

function nameOf({ database, stage }: Figure) {
  return `${database} ${stage}`
}
