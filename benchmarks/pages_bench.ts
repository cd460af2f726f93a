import { stdout } from 'node:process'
import { openBenchDatabase, type BenchDatabase } from '#benchmarks/databases/bench_database'
import type { Figure } from '#benchmarks/figure'
import { describeLoad, describeMachine } from '#benchmarks/machine'
import type { BenchOptions } from '#benchmarks/options'
import { listedPages } from '#benchmarks/pages/listed_pages'
import { measurePage, type PageTimes } from '#benchmarks/pages/measure_page'
import { ServedConsole } from '#benchmarks/pages/served_console'
import { Visitor } from '#benchmarks/pages/visitor'
import { runStage } from '#benchmarks/run_stage'
import type { StageRequest } from '#benchmarks/stage_request'
import type { Grown } from '#benchmarks/stages/grow_books'
import type { Prepared } from '#benchmarks/stages/prepare'
import { stoppable } from '#benchmarks/stopping'

/** An account has so many invoices in the end, and used its service so often in the one month. */
const MONTHS = 20
const RECORDS_PER_ACCOUNT = 10

/** How long the list pages of the real server take on books with many invoices. */
export async function runPages(options: BenchOptions): Promise<Figure[]> {
  stdout.write(`${describeMachine()}\n`)
  const load = describeLoad()
  if (load !== null) stdout.write(`${load}\n`)
  const figures: Figure[] = []
  for (const name of options.databases) {
    const database = await openBenchDatabase(name)
    if (database === null) {
      stdout.write('\nNo MySQL or MariaDB answers; its figures are left out.\n')
      continue
    }
    try {
      figures.push(...(await measureOn(database, options)))
    } finally {
      await database.close()
    }
  }
  return figures
}

async function measureOn(database: BenchDatabase, options: BenchOptions): Promise<Figure[]> {
  const accounts = Math.max(1, Math.round(options.invoices / MONTHS))
  const blank = { companyId: 0, usageFile: '', startsOn: '', dueOn: '' }
  const size = { accounts, records: accounts * RECORDS_PER_ACCOUNT, count: options.invoices }
  const base: StageRequest = { module: 'stages/prepare', ...size, ...blank }
  const prepared = await runStage<Prepared>(base, database.environment)
  const request = { ...base, ...prepared, module: 'stages/grow_books' }
  const grown = await runStage<Grown>(request, database.environment)
  for (const note of database.notes) stdout.write(`  ${note}\n`)
  const server = await ServedConsole.start(database.environment, options.profile)
  try {
    return await stoppable(() => server.end(), visit(server, grown, database))
  } finally {
    server.end('SIGTERM')
    await server.ended()
  }
}

async function visit(server: ServedConsole, grown: Grown, { name }: BenchDatabase) {
  await server.ready()
  const visitor = new Visitor(server.address)
  await visitor.signIn(grown.email, grown.password)
  stdout.write(`\n${name}: ${grown.invoices.toLocaleString('en-US')} invoices\n`)
  stdout.write(`${row('page', ['p50 ms', 'p95 ms', 'max ms', 'cpu s', 'peak MB'])}\n`)
  const figures: Figure[] = []
  for (const { name: page, path } of listedPages(grown)) {
    const cpuBefore = server.cpuSeconds
    const times = await measurePage(visitor, path)
    const cpu = server.cpuSeconds - cpuBefore
    const peak = Math.ceil(server.peakMegabytes)
    stdout.write(`${row(page, [...milliseconds(times), cpu.toFixed(1), String(peak)])}\n`)
    figures.push({
      bench: 'pages',
      stage: page,
      database: name,
      value: Number(times.p95.toFixed(1)),
      unit: 'ms',
      bare: null,
      ratio: null,
      cpu_s: Number(cpu.toFixed(2)),
      peak_mb: peak,
    })
  }
  return figures
}

function milliseconds({ p50, p95, max }: PageTimes) {
  return [p50, p95, max].map((value) => value.toFixed(1))
}

function row(page: string, cells: readonly string[]) {
  return page.padEnd(22) + cells.map((cell) => cell.padStart(9)).join('')
}
