/**
 * Why the core holds a row back; formats and rules add reasons of their own, which begin with the
 * name of their plugin. The language files say each one to a clerk (`usage.reasons.<code>`).
 */
export const SUSPENSE_REASONS = [
  'SERVICE_NOT_FOUND',
  'SERVICE_INACTIVE',
  'CLOCK_SKEW',
  'TOO_OLD',
  'UNKNOWN_METRIC',
  'BAD_QUANTITY',
  'BAD_DIMENSION',
  'BAD_IDENTIFIER',
  'BAD_EVENT',
  'TOO_MUCH_DETAIL',
  'DUPLICATE_CONFLICT',
  'UNKNOWN_RECORD',
  'ALREADY_WITHDRAWN',
] as const

export type SuspenseReason = (typeof SUSPENSE_REASONS)[number]

/** What became of a row in suspense. `settled` is said of rating rows that were priced later. */
export const SUSPENSE_STATES = ['open', 'mended', 'written_off', 'settled'] as const
export type SuspenseState = (typeof SUSPENSE_STATES)[number]
