import type { ListTotals } from '#app/database/paging/list_totals'

export interface TotalsView {
  readonly count: number
  readonly complete: boolean
  readonly currencies: readonly {
    readonly currency: string
    readonly count: number
    readonly sums: { readonly [name: string]: string }
  }[]
}

export function totalsView({ count, complete, currencies }: ListTotals): TotalsView {
  return {
    count,
    complete,
    currencies: currencies.map((part) => ({
      currency: part.currency,
      count: part.count,
      sums: Object.fromEntries(
        Object.entries(part.sums).map(([name, minor]) => [name, String(minor)])
      ),
    })),
  }
}
