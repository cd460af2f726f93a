import { stdout } from 'node:process'
import { openBenchDatabase } from '#benchmarks/databases/bench_database'
import type { Figure, Measured, Stage } from '#benchmarks/figure'
import { describeLoad, describeMachine } from '#benchmarks/machine'
import type { BenchOptions, Database } from '#benchmarks/options'
import { endToEnd, figureOf } from '#benchmarks/reporting/figures'
import { printFigure, printHead } from '#benchmarks/reporting/print'
import { runStage } from '#benchmarks/run_stage'
import type { StageRequest } from '#benchmarks/stage_request'
import type { Prepared } from '#benchmarks/stages/prepare'

/** Stages in the order in which each finds what it needs; their bare limits follow each. */
const MEASURED: readonly Stage[] = ['accept', 'rate', 'issue', 'pdf', 'xlsx']

/** The main job at size on each database: stage after stage, with the bare limit beside it. */
export async function runMain(options: BenchOptions): Promise<Figure[]> {
  stdout.write(`${describeMachine()}\n`)
  const load = describeLoad()
  if (load !== null) stdout.write(`${load}\n`)
  const figures: Figure[] = []
  for (const name of options.databases) {
    figures.push(...(await runOn(name, options)))
  }
  return figures
}

async function runOn(name: Database, options: BenchOptions): Promise<Figure[]> {
  const database = await openBenchDatabase(name)
  if (database === null) {
    stdout.write(`\nNo MySQL or MariaDB answers; its figures are left out.\n`)
    return []
  }
  try {
    const { accounts, records } = options
    const blank = { companyId: 0, usageFile: '', startsOn: '', dueOn: '', count: 0 }
    const base: StageRequest = { module: '', accounts, records, ...blank }
    const run = <T>(request: StageRequest, profile?: string) =>
      runStage<T>(request, database.environment, profile)
    const prepared = await run<Prepared>({ ...base, module: 'stages/prepare' })
    const variables = await run<string[]>({ ...base, module: 'stages/variables' })
    printHead(name, options, [...variables, ...database.notes])
    const figures: Figure[] = []
    const measured = new Map<Stage, { product: Measured; bare: Measured }>()
    for (const stage of MEASURED.filter((each) => options.stages.includes(each))) {
      const request = { ...base, ...prepared }
      const product = await run<Measured>(
        { ...request, module: `stages/${stage}` },
        options.profile
      )
      const bare = await run<Measured>({
        ...request,
        module: `bare/${stage}`,
        count: product.count,
      })
      measured.set(stage, { product, bare })
      figures.push(figureOf(name, stage, product, bare))
      printFigure(figures.at(-1)!, product)
    }
    if (options.stages.includes('endtoend')) {
      const whole = endToEnd(name, measured)
      if (whole !== null) {
        figures.push(whole)
        printFigure(whole)
      }
    }
    return figures
  } finally {
    await database.close()
  }
}
