import { exit, stderr, stdout } from 'node:process'
import { checkBaseline, writeBaseline } from '#benchmarks/baseline'
import { readOptions, USAGE } from '#benchmarks/options'
import { runMain } from '#benchmarks/main_bench'
import { runPages } from '#benchmarks/pages_bench'
import { writeFigures } from '#benchmarks/reporting/figures'
import { Stopped, stopOnSignals } from '#benchmarks/stopping'

/**
 * npm run bench -- main|pages|baseline|check: measures the main job beside its bare limits, or the
 * list pages of the console, and prints what it found. It never asserts a time; `check` compares ratios, which hold across machines.
 */
const options = readOptions()
if (options === null) {
  stderr.write(`${USAGE}\n`)
  exit(2)
}

stopOnSignals()
try {
  const figures = options.command === 'pages' ? await runPages(options) : await runMain(options)
  if (options.json !== undefined) writeFigures(options.json, figures)
  if (options.command === 'baseline') writeBaseline(options, figures)
  exit(options.command === 'check' && !checkBaseline(options, figures) ? 1 : 0)
} catch (error) {
  stdout.write('\n')
  stderr.write(`${error instanceof Error ? error.message : error}\n`)
  exit(error instanceof Stopped ? error.exitCode : 1)
}
