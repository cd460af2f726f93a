import { stdout } from 'node:process'
import { openBenchDatabase } from '#benchmarks/databases/bench_database'
import type { Figure } from '#benchmarks/figure'
import { describeLoad, describeMachine } from '#benchmarks/machine'
import type { BenchOptions } from '#benchmarks/options'
import { rounded } from '#benchmarks/reporting/figures'
import { runStage } from '#benchmarks/run_stage'
import type { StageRequest } from '#benchmarks/stage_request'
import type { LargeAccountTime } from '#benchmarks/stages/large_account'
import type { ModelSpeed } from '#benchmarks/stages/models'

/** Each standard rule in memory, and an account of 30,000 subscribed components. */
export async function runRating({ accounts, records, profile }: BenchOptions): Promise<Figure[]> {
  stdout.write(`${describeMachine()}\n`)
  const load = describeLoad()
  if (load !== null) stdout.write(`${load}\n`)
  // Nothing is read or written; the application only wants to be told of a database.
  const database = (await openBenchDatabase('sqlite'))!
  const blank = { companyId: 0, usageFile: '', startsOn: '', dueOn: '', count: 0 }
  const run = <T>(module: string) => {
    const request: StageRequest = { module: `stages/${module}`, accounts, records, ...blank }
    return runStage<T>(request, database.environment, profile)
  }
  try {
    const speeds = await run<ModelSpeed[]>('models')
    printSpeeds(speeds)
    const times = await run<LargeAccountTime[]>('large_account')
    printTimes(times)
    return [
      ...speeds.map(({ name, lines }) => figureOf(name, lines, 'lines/core s')),
      ...times.map((time) => {
        return figureOf(`30,000 components, ${time.name}`, time.planSeconds + time.rateSeconds, 's')
      }),
    ]
  } finally {
    await database.close()
  }
}

function printSpeeds(speeds: readonly ModelSpeed[]) {
  stdout.write(`\n${cells('rule', 'lines/s', 'events/s')}\n`)
  for (const { name, lines, events } of speeds) {
    stdout.write(`${cells(name, number(lines), events === 0 ? '-' : number(events))}\n`)
  }
}

function printTimes(times: readonly LargeAccountTime[]) {
  stdout.write(`\n${cells('one account, 30,000 components', 'lines', 'plan s', 'rate s')}\n`)
  for (const { name, obligations, planSeconds, rateSeconds } of times) {
    const seconds = [planSeconds, rateSeconds].map((value) => value.toFixed(2))
    stdout.write(`${cells(name, number(obligations), ...seconds)}\n`)
  }
}

function cells(name: string, ...values: readonly string[]): string {
  return name.padEnd(32) + values.map((value) => value.padStart(14)).join('')
}

function number(value: number): string {
  return Math.round(value).toLocaleString('en-US')
}

function figureOf(stage: string, value: number, unit: string): Figure {
  const none = { bare: null, ratio: null, cpu_s: 0, peak_mb: 0 }
  return { bench: 'rating', stage, database: 'sqlite', value: rounded(value), unit, ...none }
}
