/** Rows that somebody chose, or the reason of all that are meant. */
export type SuspenseSelection = { readonly ids: readonly number[] } | { readonly reason: string }

/** Rows that were chosen go before a reason, so that never more is done than was seen. */
export function selectionOf(input: { ids?: number[]; reason?: string }): SuspenseSelection {
  return input.ids ? { ids: input.ids } : { reason: input.reason! }
}
