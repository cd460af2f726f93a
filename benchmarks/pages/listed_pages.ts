import type { Grown } from '#benchmarks/stages/grow_books'

export interface ListedPage {
  readonly name: string
  readonly path: string
}

/** The lists of the console, as people open, narrow and sort them. */
export function listedPages({ serviceId, accountId, dueOn }: Grown): readonly ListedPage[] {
  const page = (name: string, path: string) => ({ name, path })
  return [
    page('customers', '/customers'),
    page('customers by name', '/customers?name=an&sort=-name'),
    page('accounts', '/accounts'),
    page('services', '/services'),
    page('usage events', `/usage/events?service=${serviceId}`),
    page('suspense', '/usage/suspense'),
    page('bill runs', '/bill-runs'),
    page('invoices', '/invoices'),
    page('invoices overdue', '/invoices?state=overdue&sort=due_on'),
    page('invoices by gross', '/invoices?sort=-gross'),
    page('invoices of a month', `/invoices?issued_on=${dueOn}..${dueOn}&sort=-gross`),
    page('invoices of account', `/invoices?account=${accountId}`),
    page('invoices by name', '/invoices?name=an'),
    page('ledger', '/journal-entries'),
    page('activity', '/activity'),
  ]
}
