/** Reasons for which a row of a file is no usage record. */
export const REJECT_REASONS = [
  'BAD_ROW',
  'BAD_ENCODING',
  'BAD_NUMBER',
  'BAD_TIME',
  'AMBIGUOUS_TIME',
  'BAD_DURATION',
  'TOO_LONG',
  'NOT_ANSWERED',
  'SECOND_LEG',
] as const
export type RejectReason = (typeof REJECT_REASONS)[number]

/** Reasons for which usage has no price. */
export const RATING_REASONS = ['UNKNOWN_DESTINATION', 'NO_RATE', 'BAD_NUMBER', 'TOO_LONG'] as const
export type RatingReason = (typeof RATING_REASONS)[number]

/** The reason as it is stored: with the plugin's name, and at the same time its language key. */
export function reasonCode(reason: RejectReason | RatingReason): string {
  return `telecom.${reason}`
}
