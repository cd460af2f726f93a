/**
 * The ledger accounts every company starts with. Charges name the revenue account they post to;
 * receivables and output tax are posted to these two.
 */
export const RECEIVABLE_CODE = '1200'
export const OUTPUT_TAX_CODE = '2200'
export const DEFAULT_REVENUE_CODE = '4000'

export type LedgerAccountKind = 'asset' | 'liability' | 'income' | 'expense'

export const DEFAULT_CHART: readonly {
  readonly code: string
  readonly name: string
  readonly kind: LedgerAccountKind
}[] = [
  { code: RECEIVABLE_CODE, name: 'Accounts receivable', kind: 'asset' },
  { code: OUTPUT_TAX_CODE, name: 'Output tax payable', kind: 'liability' },
  { code: DEFAULT_REVENUE_CODE, name: 'Service revenue', kind: 'income' },
  { code: '4010', name: 'Usage revenue', kind: 'income' },
]
