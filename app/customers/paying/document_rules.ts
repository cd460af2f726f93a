/** How many documents an account gets in a run: one, one a service, or one a purchase order. */
export const GROUPINGS = ['one', 'per_service', 'per_purchase_order'] as const
export type Grouping = (typeof GROUPINGS)[number]

/**
 * What a payer gets for the accounts that it pays for: all on its own documents, or documents of
 * their own that are addressed to it.
 */
export const PAYER_FORMS = ['consolidated', 'separate'] as const
export type PayerForm = (typeof PAYER_FORMS)[number]

export interface DocumentRule {
  readonly grouping: Grouping
  readonly payerForm: PayerForm
}

/** What holds for an account for which nothing was recorded. */
export const DEFAULT_RULE: DocumentRule = { grouping: 'one', payerForm: 'consolidated' }
