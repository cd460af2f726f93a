import { exit, stderr, stdout } from 'node:process'
import { checkBaseline, writeBaseline } from '#benchmarks/baseline'
import { readOptions, USAGE, type BenchOptions } from '#benchmarks/options'
import { runMain } from '#benchmarks/main_bench'
import { runPages } from '#benchmarks/pages_bench'
import { runRating } from '#benchmarks/rating_bench'
import { writeFigures } from '#benchmarks/reporting/figures'
import { Stopped, stopOnSignals } from '#benchmarks/stopping'

/**
 * npm run bench -- main|rating|pages|baseline|check: measures the main job beside its bare limits, the
 * rating rules, or the list pages of the console, and prints what it found. It never asserts a time;
 * `check` compares ratios, which hold across machines.
 */
const JOBS: Partial<Record<BenchOptions['command'], typeof runMain>> = {
  pages: runPages,
  rating: runRating,
}

const options = readOptions()
if (options === null) {
  stderr.write(`${USAGE}\n`)
  exit(2)
}

stopOnSignals()
try {
  const figures = await (JOBS[options.command] ?? runMain)(options)
  if (options.json !== undefined) writeFigures(options.json, figures)
  if (options.command === 'baseline') writeBaseline(options, figures)
  exit(options.command === 'check' && !checkBaseline(options, figures) ? 1 : 0)
} catch (error) {
  stdout.write('\n')
  stderr.write(`${error instanceof Error ? error.message : error}\n`)
  exit(error instanceof Stopped ? error.exitCode : 1)
}
