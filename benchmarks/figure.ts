import type { Database } from '#benchmarks/options'

export const STAGES = ['accept', 'rate', 'issue', 'endtoend', 'pdf', 'xlsx'] as const
export type Stage = (typeof STAGES)[number]

/** One line of the result, as `--json` writes it. */
export interface Figure {
  readonly bench: string
  readonly stage: string
  readonly database: Database
  readonly value: number
  readonly unit: string
  /** What the same machine does at the same moment without the product. */
  readonly bare: number | null
  /** How near the product comes to the bare limit; more is better, also for seconds. */
  readonly ratio: number | null
  readonly cpu_s: number
  readonly peak_mb: number
}

/** What a measured process reports of its stage. */
export interface Measured {
  /** How many units of work were done. */
  readonly count: number
  readonly seconds: number
  readonly cpuSeconds: number
  readonly peakMegabytes: number
  /** Anything worth a line beside the figures. */
  readonly note?: string
}
