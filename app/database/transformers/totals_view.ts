import type { ListTotals } from '#app/database/paging/list_totals'

export interface TotalsView {
  count: number
  complete: boolean
  currencies: {
    currency: string
    count: number
    sums: { readonly [name: string]: string }
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
