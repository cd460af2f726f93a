import type { FormField } from './schema.js'

/**
 * A kind of thing that is served or metered. `identifierKind` names its searchable key (a phone or
 * meter number); `normalise` turns what people type into the one stored spelling, or null when it
 * is none. Errors are never thrown for bad input.
 */
export interface ServiceType {
  readonly code: string
  /** Language key of the singular name. */
  readonly label: string
  readonly identifierKind: string
  readonly attributes: readonly FormField[]
  normalise(text: string, context: { readonly country: string }): string | null
  /** The identifier as people read it. */
  present(identifier: string): string
}

export type Aggregation = 'count' | 'sum' | 'max' | 'latest' | 'unique' | 'weighted_sum'

/**
 * What is counted. A quantity is an integer count of 10^-scale of `unit`, fixed for ever:
 * seconds with scale 0, kilowatt-hours with scale 3 are watt-hours.
 */
export interface Metric {
  readonly code: string
  readonly label: string
  readonly unit: string
  readonly scale: number
  readonly aggregation: Aggregation
  /** How a quantity is shown: as a plain number, as h:mm:ss, as bytes with binary or SI prefix. */
  readonly display: 'number' | 'duration' | 'bytes_si' | 'bytes_binary'
}
