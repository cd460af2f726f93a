export type RunKind = 'preview' | 'live'
export type RunState = 'freezing' | 'issuing' | 'finished' | 'cancelled' | 'failed'
export type ChunkPhase = 'freeze' | 'issue'
export type ChunkState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'

/** Accounts frozen together: one bounded set of queries, one bulk write. */
export const ACCOUNTS_PER_CHUNK = 250
/** Documents numbered in one transaction. */
export const DRAFTS_PER_CHUNK = 250
/** A chunk that dies this often is parked account by account instead of tried for ever. */
export const MAX_CHUNK_ATTEMPTS = 3
/** A chunk whose worker has not been heard of for so long is given to another. */
export const HEARTBEAT_TIMEOUT_MS = 60_000
/** How far back late usage of settled periods is looked for. */
export const SETTLED_MONTHS = 13
/** How old an instant may be that a run rates: settled periods, and first ones that were left. */
export const MONTHS_LOOKED_BACK = SETTLED_MONTHS + 36

export interface BillRun {
  readonly id: number
  readonly companyId: number
  readonly kind: RunKind
  readonly dueOn: string
  readonly issuedOn: string
  readonly state: RunState
  readonly manifest: Manifest
  /** A run that computes settled obligations again by their newest edition, and nothing else. */
  readonly correction: Correction | null
}

/** What a correction may touch: charges of a plan version, within days. */
export interface CorrectionScope {
  readonly planVersionIds: readonly number[]
  readonly chargeKeys: readonly string[]
  readonly startsOn: string
  readonly endsOn: string
}

export interface Correction {
  readonly id: number
  readonly scope: CorrectionScope
}

/** What a run saw, so that its amounts can be computed again. */
export interface Manifest {
  readonly id: number
  readonly batchSeq: number
  /** The last generation of measured quantities that it sees. */
  readonly measurementSeq: number
  readonly recordedAt: number
  readonly regimeCode: string
  readonly regimeRevision: number
}
