import { parseArgs } from 'node:util'
import { STAGES, type Stage } from '#benchmarks/figure'

export type Database = 'sqlite' | 'mysql'

export interface BenchOptions {
  readonly command: 'main' | 'rating' | 'pages' | 'baseline' | 'check'
  readonly accounts: number
  readonly records: number
  /** Of the pages bench. */
  readonly invoices: number
  readonly databases: readonly Database[]
  readonly stages: readonly Stage[]
  readonly json: string | undefined
  /** Folder for CPU profiles of the product's stages. */
  readonly profile: string | undefined
}

export const USAGE = `npm run bench -- main|rating|pages|baseline|check [options]

  main        measure the main job and print
  rating      measure each standard rule in memory, and an account of 30,000 components
  pages       measure the list pages of the console on many invoices
  baseline    measure, and keep the ratios in benchmarks/baseline.json
  check       measure, and compare the ratios with those kept; ends with 1 when one fell by a quarter

  --accounts 10000       accounts to make
  --records 1000000      usage records to make
  --invoices 100000      invoices for the pages to list
  --database both        sqlite, mysql or both
  --stages accept,rate   only these and what they need (${STAGES.join(', ')})
  --json FILE            write the figures
  --profile FOLDER       write CPU profiles of the measured processes

MySQL or MariaDB: DB_HOST, DB_PORT, DB_USER, DB_PASSWORD; DB_DATABASE (countinghouse_bench) is made
anew and dropped afterwards.`

/** Null when the arguments make no sense. */
export function readOptions(): BenchOptions | null {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        accounts: { type: 'string', default: '10000' },
        records: { type: 'string', default: '1000000' },
        invoices: { type: 'string', default: '100000' },
        database: { type: 'string', default: 'both' },
        stages: { type: 'string', default: STAGES.join(',') },
        json: { type: 'string' },
        profile: { type: 'string' },
      },
    })
    const command = oneOf(['main', 'rating', 'pages', 'baseline', 'check'] as const, positionals[0])
    const database = oneOf(['sqlite', 'mysql', 'both'] as const, values.database)
    return {
      command,
      accounts: count(values.accounts),
      records: count(values.records),
      invoices: count(values.invoices),
      databases: database === 'both' ? ['sqlite', 'mysql'] : [database],
      stages: withNeeds(values.stages.split(',').map((stage) => oneOf(STAGES, stage))),
      json: values.json,
      profile: values.profile,
    }
  } catch {
    return null
  }
}

/** A stage works on what the stages before it left in the database. */
const NEEDS: Record<Stage, readonly Stage[]> = {
  accept: [],
  rate: ['accept'],
  issue: ['accept'],
  endtoend: ['accept', 'issue'],
  pdf: ['accept', 'issue'],
  xlsx: ['accept', 'issue'],
}

function withNeeds(stages: readonly Stage[]): readonly Stage[] {
  return [...new Set(stages.flatMap((stage) => [...NEEDS[stage], stage]))]
}

function oneOf<T extends string>(values: readonly T[], text: string | undefined): T {
  const found = values.find((value) => value === text)
  if (found === undefined) throw new RangeError(`${text} is none of ${values.join(', ')}`)
  return found
}

function count(text: string): number {
  const value = Number(text.replaceAll('_', ''))
  if (!Number.isSafeInteger(value) || value < 1) throw new RangeError(`${text} is no count`)
  return value
}
