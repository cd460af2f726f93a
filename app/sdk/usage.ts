import type { JsonObject } from './json.js'
import type { FormSchema } from './schema.js'

/**
 * What a sender says of a record that it changes later. A change is made once: `id` is the sender's
 * own id of the change; without one it is made of what the change says, so that a message that
 * comes twice changes nothing twice. `reason` (at most 500 characters) is kept for clerks.
 */
export interface UsageChange {
  readonly id?: string
  readonly reason: string
}

/** Takes the record that the sender called `originId` out of what is billed, without another. */
export interface UsageWithdrawal extends UsageChange {
  readonly originId: string
}

/**
 * What a usage format makes of one row of a file or feed, before the core accepts it.
 *
 * `originId` identifies the record within `source` (a switch, a file sender): the two form the
 * once-only key. Without an origin id the format builds one from the row's content and says so in
 * its documentation. `identifier` is the normalised key of the service (`identifierKind` says which
 * kind, as the service type declares it). `occurredAt` is in epoch seconds; the format refuses
 * local times that name no instant or two.
 */
export interface UsageRecord {
  readonly originId: string
  readonly identifierKind: string
  readonly identifier: string
  readonly metric: string
  readonly occurredAt: number
  readonly quantity: number
  readonly dimension: string
  readonly attributes: JsonObject | null
  /** Set when this record stands for the one that came under the same `originId` before. */
  readonly supersedes?: UsageChange
}

/**
 * One row of the input: a record, the withdrawal of one, or a reason why it is neither. `row` counts from 1 in the
 * order of the input, `raw` is the row as it came (at most 8,192 characters are kept).
 * A row that is no usage at all (a heading, a blank line) is not reported.
 */
export type UsageRow =
  | { readonly row: number; readonly raw: string; readonly record: UsageRecord }
  | {
      readonly row: number
      readonly raw: string
      readonly record: null
      readonly withdraws: UsageWithdrawal
      readonly reason?: undefined
      readonly discarded?: undefined
    }
  | {
      readonly row: number
      readonly raw: string
      readonly record: null
      readonly reason: string
      readonly detail: string
      /**
       * True when the row is in order and rightly no usage (an unanswered call): it is counted in
       * the file's report, but a clerk has nothing to mend, so it is never held in suspense.
       */
      readonly discarded?: true
      readonly withdraws?: undefined
    }

/** How the sender of a file writes numbers and times; the values of the format's `options`. */
export interface UsageReadContext<Options> {
  readonly fileName: string
  readonly options: Options
}

/**
 * Reads a file or feed into usage rows, streaming: memory does not grow with the file.
 *
 * `sniff` looks at the first 4 KiB and the file name and says how sure it is (0 to 100), so that
 * `usage:import FILE` needs no further words. `read` yields rows in arrays of up to 1,000.
 * A file that is broken as a whole (binary, wrong encoding) throws PluginError with E_USAGE_FILE;
 * a broken row never does.
 */
export interface UsageFormat<Options = JsonObject> {
  readonly code: string
  readonly revision: number
  readonly options: FormSchema<Options>
  readonly defaults: Options
  /** Defaults that follow from the company's settings of the plugin; they go before `defaults`. */
  companyDefaults?(settings: JsonObject): Partial<Options>
  sniff(head: Uint8Array, fileName: string): number
  /**
   * Fills in what only the head of the file tells (delimiter, columns of the heading). The host
   * stores the completed options with the file, so that `readRow` reads a single row as `read` did.
   */
  complete?(head: Uint8Array, context: UsageReadContext<Options>): Options
  read(
    source: AsyncIterable<Uint8Array>,
    context: UsageReadContext<Options>
  ): AsyncIterable<readonly UsageRow[]>
  /** Reads one row as `raw` keeps it, after a clerk mended it; same result as in the file. */
  readRow(raw: string, row: number, context: UsageReadContext<Options>): UsageRow
}
