/** What a stage is told; the same for all of one database. */
export interface StageRequest {
  /** The module that does the work, below benchmarks/. */
  readonly module: string
  readonly accounts: number
  readonly records: number
  readonly companyId: number
  readonly usageFile: string
  /** First day of the month of usage, and of the month after it. */
  readonly startsOn: string
  readonly dueOn: string
  /** Units of work that the product did, for the bare limit of the same. */
  readonly count: number
}

export type StageWork = (request: StageRequest) => Promise<unknown>
