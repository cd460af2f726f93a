import type { JsonObject } from '#sdk/json'

export const IMPORT_STATES = ['waiting', 'running', 'finished', 'failed'] as const
export type ImportState = (typeof IMPORT_STATES)[number]

/** Every row of a file is in exactly one of these; `suspended` counts those not mended yet. */
export interface ImportTotals {
  readonly accepted: number
  readonly duplicates: number
  readonly suspended: number
  readonly discarded: number
}

/** One file or feed, with all that is known about it: what a restart goes by. */
export interface UsageImport extends ImportTotals {
  readonly id: number
  readonly companyId: number
  readonly door: 'file' | 'api'
  readonly fileName: string
  readonly source: string
  readonly contentHash: Buffer
  readonly sizeBytes: number
  readonly formatCode: string
  readonly formatRevision: number
  readonly options: JsonObject
  readonly state: ImportState
  readonly lastRow: number
  readonly bytesRead: number
  readonly error: string | null
  readonly attempt: number
  readonly worker: string | null
  readonly startedBy: string
  readonly startedAt: number
  readonly heartbeatAt: number
  readonly finishedAt: number | null
}

/** A worker that was silent for this long has lost its import. */
export const HEARTBEAT_TIMEOUT_MS = 60_000

export function rowsOf(totals: ImportTotals): number {
  return totals.accepted + totals.duplicates + totals.suspended + totals.discarded
}

export function usageImportOf(row: Record<string, any>): UsageImport {
  return {
    id: Number(row.id),
    companyId: Number(row.company_id),
    door: row.door,
    fileName: row.file_name,
    source: row.source,
    contentHash: row.content_hash,
    sizeBytes: Number(row.size_bytes),
    formatCode: row.format_code,
    formatRevision: Number(row.format_revision),
    options: JSON.parse(row.options),
    state: row.state,
    lastRow: Number(row.last_row),
    bytesRead: Number(row.bytes_read),
    accepted: Number(row.accepted),
    duplicates: Number(row.duplicates),
    suspended: Number(row.suspended),
    discarded: Number(row.discarded),
    error: row.error,
    attempt: Number(row.attempt),
    worker: row.worker,
    startedBy: row.started_by,
    startedAt: Number(row.started_at),
    heartbeatAt: Number(row.heartbeat_at),
    finishedAt: row.finished_at === null ? null : Number(row.finished_at),
  }
}
