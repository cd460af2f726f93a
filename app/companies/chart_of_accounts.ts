/**
 * The ledger accounts every company starts with. Charges name the revenue account they post to, and
 * adjustments and payments may name another than these.
 */
export const BANK_CODE = '1000'
export const RECEIVABLE_CODE = '1200'
/** What a payer keeps or carries on without naming an open item; it returns to zero. */
export const PAYER_BALANCE_CODE = '1260'
export const UNAPPLIED_CODE = '2100'
/** Money paid in advance for usage, until it has paid for it. */
export const PREPAID_CODE = '2110'
export const OUTPUT_TAX_CODE = '2200'
export const ADJUSTMENT_CODE = '4900'
export const DEFAULT_REVENUE_CODE = '4000'
/** Prepaid money that was never used. */
export const EXPIRED_PREPAID_CODE = '4090'
/** Usage that was given as a present: less revenue. */
export const PROMOTION_CODE = '4910'

export type LedgerAccountKind = 'asset' | 'liability' | 'income' | 'expense'

export const DEFAULT_CHART: readonly {
  readonly code: string
  readonly name: string
  readonly kind: LedgerAccountKind
}[] = [
  { code: BANK_CODE, name: 'Bank', kind: 'asset' },
  { code: '1050', name: 'Payments on their way', kind: 'asset' },
  { code: RECEIVABLE_CODE, name: 'Accounts receivable', kind: 'asset' },
  { code: PAYER_BALANCE_CODE, name: 'Balances with payers', kind: 'asset' },
  { code: UNAPPLIED_CODE, name: 'Unapplied payments', kind: 'liability' },
  { code: PREPAID_CODE, name: 'Prepaid balances', kind: 'liability' },
  { code: OUTPUT_TAX_CODE, name: 'Output tax payable', kind: 'liability' },
  { code: DEFAULT_REVENUE_CODE, name: 'Service revenue', kind: 'income' },
  { code: '4010', name: 'Usage revenue', kind: 'income' },
  { code: EXPIRED_PREPAID_CODE, name: 'Expired prepaid balances', kind: 'income' },
  { code: ADJUSTMENT_CODE, name: 'Adjustments and allowances', kind: 'income' },
  { code: PROMOTION_CODE, name: 'Promotional credit', kind: 'income' },
]
