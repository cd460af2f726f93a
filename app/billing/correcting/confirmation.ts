import type { CorrectionDetails } from '#app/billing/queries/show_correction'

/**
 * What has to be typed to bill a correction: the amounts of its dry run, '14.78 EUR'. Null while no
 * dry run has ended.
 */
export function confirmationOf({ dryRun }: Pick<CorrectionDetails, 'dryRun'>): string | null {
  if (dryRun === null || dryRun.state !== 'finished') return null
  return dryRun.totals.map(({ gross, currency }) => `${gross} ${currency}`).join(', ') || '0'
}
