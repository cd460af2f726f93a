/** What the engine needs to know of the legal entity that bills. */
export interface BillingCompany {
  readonly id: number
  readonly name: string
  readonly legalName: string
  readonly country: string
  readonly currency: string
  readonly timeZone: string
  /** The day that a sandbox stands on; null for a company that bills for real. */
  readonly clockOn: string | null
  readonly locale: string
  readonly taxId: string | null
  readonly address: readonly string[]
  readonly bank: readonly { readonly label: string; readonly value: string }[]
}
