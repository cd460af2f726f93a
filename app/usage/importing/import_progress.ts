import { performance } from 'node:perf_hooks'
import { rowsOf, type ImportTotals, type UsageImport } from '#app/usage/usage_import'

/** How far an import is; `rowsPerSecond` counts from its start in this process. */
export interface ImportProgress extends ImportTotals {
  readonly importId: number
  readonly rows: number
  readonly bytesRead: number
  readonly sizeBytes: number
  readonly rowsPerSecond: number
}

export class ProgressCounter {
  readonly #startedAt = performance.now()
  readonly #rowsBefore: number
  #totals: ImportTotals
  #latest: ImportProgress

  constructor(readonly target: UsageImport) {
    const { accepted, duplicates, suspended, discarded } = target
    this.#totals = { accepted, duplicates, suspended, discarded }
    this.#rowsBefore = rowsOf(this.#totals)
    this.#latest = this.at(target.bytesRead)
  }

  add(totals: ImportTotals) {
    this.#totals = {
      accepted: this.#totals.accepted + totals.accepted,
      duplicates: this.#totals.duplicates + totals.duplicates,
      suspended: this.#totals.suspended + totals.suspended,
      discarded: this.#totals.discarded + totals.discarded,
    }
  }

  at(bytesRead: number): ImportProgress {
    const rows = rowsOf(this.#totals)
    const seconds = (performance.now() - this.#startedAt) / 1000
    this.#latest = {
      ...this.#totals,
      importId: this.target.id,
      rows,
      bytesRead,
      sizeBytes: this.target.sizeBytes,
      rowsPerSecond: Math.floor((rows - this.#rowsBefore) / Math.max(seconds, 0.001)),
    }
    return this.#latest
  }

  latest(): ImportProgress {
    return this.#latest
  }
}
