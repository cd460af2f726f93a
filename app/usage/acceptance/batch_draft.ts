import { canonicalJson } from '#kernel/canonical_json'
import type { UsageRecord, UsageRow, UsageWithdrawal } from '#sdk/usage'
import { INACTIVE, NOT_FOUND, NOT_LEARNED } from '#app/usage/acceptance/service_directory'
import type { UsageJudge } from '#app/usage/acceptance/usage_judge'

/** A row that is held back, with the reason that a clerk reads. */
export interface SuspendedRow {
  readonly row: number
  readonly raw: string
  readonly reason: string
  readonly detail: string
}

export type RecordRow = UsageRow & { readonly record: UsageRecord }

export interface WithdrawalRow {
  readonly row: number
  readonly raw: string
  readonly withdraws: UsageWithdrawal
}

/**
 * Rows of one batch on their way in: sorted by the judge into events with an owner and rows to be
 * suspended. Lists of one kind stand side by side, because a million small objects cost more than
 * the judgement.
 */
export class BatchDraft {
  readonly rows: RecordRow[] = []
  readonly serviceIds: number[] = []
  readonly attributes: (string | null)[] = []
  readonly withdrawals: WithdrawalRow[] = []
  discarded = 0
  lastRow = 0
  #unlearned = 0
  #replacements: BatchDraft | null = null

  constructor(
    readonly judge: UsageJudge,
    readonly suspended: SuspendedRow[] = []
  ) {}

  get size() {
    const changes = this.withdrawals.length + (this.#replacements?.rows.length ?? 0)
    return this.rows.length + this.suspended.length + this.discarded + changes
  }

  /** Records that stand for earlier ones; they are judged as any other. */
  get replacements(): BatchDraft | null {
    return this.#replacements
  }

  get hasChanges() {
    return this.#replacements !== null || this.withdrawals.length > 0
  }

  add(row: UsageRow) {
    this.lastRow = row.row
    const { record } = row
    if (record === null) {
      if (row.withdraws !== undefined) this.withdrawals.push(row)
      else if (row.discarded) this.discarded++
      else this.suspended.push(row)
      return
    }
    if (record.supersedes === undefined) this.#judge(row, record)
    else (this.#replacements ??= new BatchDraft(this.judge, this.suspended)).#judge(row, record)
  }

  #judge(row: UsageRow, record: UsageRecord) {
    const attributes = record.attributes === null ? null : canonicalJson(record.attributes)
    const refusal = this.judge.refuse(record, attributes)
    if (refusal !== null) {
      this.#suspend(row, refusal)
      return
    }
    const service = this.judge.service(record)
    if (service === NOT_FOUND || service === INACTIVE) {
      this.#suspend(row, this.judge.refuseOwner(record, service)!)
      return
    }
    if (service === NOT_LEARNED) this.#unlearned++
    this.rows.push(row as RecordRow)
    this.serviceIds.push(service)
    this.attributes.push(attributes)
  }

  /** Finds the owners of identifiers that were not in memory: in bulk, once a batch. */
  async settle(): Promise<void> {
    await this.#replacements?.settle()
    if (this.#unlearned === 0) {
      return
    }
    const open = this.rows.filter((_, index) => this.serviceIds[index] === NOT_LEARNED)
    const byKind = Map.groupBy(open, ({ record }) => record.identifierKind)
    const found = new Map<RecordRow, number>()
    for (const [kind, rows] of byKind) {
      await this.judge.directory.learn(
        kind,
        rows.map(({ record }) => record.identifier)
      )
      for (const row of rows) found.set(row, this.judge.service(row.record))
    }
    this.#keepOwned(found)
    this.#unlearned = 0
  }

  #keepOwned(found: ReadonlyMap<RecordRow, number>) {
    let kept = 0
    for (const [index, row] of this.rows.entries()) {
      const service = found.get(row) ?? this.serviceIds[index]
      const refusal = this.judge.refuseOwner(row.record, service)
      if (refusal !== null) {
        this.#suspend(row, refusal)
        continue
      }
      this.rows[kept] = row
      this.serviceIds[kept] = service
      this.attributes[kept] = this.attributes[index]
      kept++
    }
    for (const list of [this.rows, this.serviceIds, this.attributes]) list.length = kept
  }

  #suspend({ row, raw }: UsageRow, refusal: { reason: string; detail: string }) {
    this.suspended.push({ row, raw, ...refusal })
  }
}
