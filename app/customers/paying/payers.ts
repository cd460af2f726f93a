/** From a day on an account is paid by another one; null: by itself. */
export interface PayerChange {
  readonly seq: number
  readonly startsOn: string
  readonly payerId: number | null
}

/** Days on which one account pays; half-open. */
export interface PayerSpan {
  readonly startsOn: string
  readonly endsOn: string | null
  readonly payerId: number | null
}

/**
 * Who pays from day to day. What was recorded for a day holds until the next later day that something
 * was recorded for; of two for one day the one recorded last counts. Before the first day the account
 * pays for itself.
 */
export function payerSpans(changes: readonly PayerChange[]): PayerSpan[] {
  const byDay = new Map<string, PayerChange>()
  for (const change of [...changes].sort((left, right) => left.seq - right.seq)) {
    byDay.set(change.startsOn, change)
  }
  const days = [...byDay.keys()].sort()
  const spans: PayerSpan[] = []
  for (const [index, startsOn] of days.entries()) {
    const { payerId } = byDay.get(startsOn)!
    const endsOn = days[index + 1] ?? null
    const last = spans.at(-1)
    if (last?.payerId === payerId) spans[spans.length - 1] = { ...last, endsOn }
    else spans.push({ startsOn, endsOn, payerId })
  }
  return spans
}

/** The account that pays on a day; null when it is the account itself. */
export function payerOn(changes: readonly PayerChange[], day: string): number | null {
  return payerSpans(changes).findLast(({ startsOn }) => startsOn <= day)?.payerId ?? null
}
