import { HeldForReviewException } from '#app/billing/exceptions/held_for_review_exception'

/** Why an account was left out of a run: a reason to group by and a sentence for a clerk. */
export interface Parking {
  readonly reason: string
  readonly message: string
  /** Waiting: nothing is wrong, something has not come yet. */
  readonly kind?: 'parked' | 'waiting'
}

export function parkingOf(error: unknown): Parking {
  if (error instanceof HeldForReviewException) {
    return { reason: error.reason, message: error.message }
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'E_UNEXPECTED'
  const message = error instanceof Error ? error.message : String(error)
  return { reason: code.slice(0, 40), message: message.slice(0, 1000) }
}
