import { computed, type Ref } from 'vue'
import type { Data } from '~generated/data'
import { client } from '~/client'
import { useText } from '~/composables/use_text'
import { useFormat } from '~/composables/use_format'
import { useList } from '~/composables/use_list'
import type { Column, ListState, Tone } from '~/components/list/types'

type Invoice = Data.Invoicing.Invoice

export const INVOICE_TONES: Record<string, Tone> = {
  open: 'info',
  overdue: 'error',
  settled: 'success',
}

/** How an invoice stands in a list, whichever page shows one. */
export function useInvoiceColumns(list: Ref<ListState>, { withCustomer = true } = {}) {
  const { t } = useText()
  const { money, date, relativeDay } = useFormat()
  const { href } = useList(list)

  const customer: Column<Invoice> = {
    name: 'customer',
    label: 'invoices.customer',
    cell: ({ account }) => ({
      text: account.name,
      href: client.urlFor('customers.accounts.show', { id: account.id }),
    }),
  }

  return computed<Column<Invoice>[]>(() => {
    const { today, query } = list.value
    const state = new URLSearchParams(href().split('?')[1]).toString()
    const keep = Object.keys(query).length ? `?${state}` : ''
    return [
      {
        name: 'number',
        label: 'invoices.number',
        card: 'title',
        width: '11rem',
        cell: ({ id, number }) => ({
          text: number,
          href: client.urlFor('invoicing.invoices.show', { id }) + keep,
        }),
      },
      ...(withCustomer ? [customer] : []),
      {
        name: 'issued_on',
        label: 'invoices.issued_on',
        sort: 'issued_on',
        width: '8rem',
        cell: ({ issuedOn }) => date(issuedOn),
      },
      {
        name: 'due_on',
        label: 'invoices.due_on',
        sort: 'due_on',
        width: '14rem',
        cell: ({ dueOn, state: status }) => ({
          text: date(dueOn),
          note: status === 'settled' ? undefined : relativeDay(dueOn, today),
          noteTone: status === 'overdue' ? 'error' : undefined,
        }),
      },
      {
        name: 'state',
        label: 'invoices.state',
        width: '7rem',
        cell: ({ state: status }) => ({
          text: t(`invoices.states.${status}`),
          badge: INVOICE_TONES[status],
        }),
      },
      {
        name: 'gross',
        label: 'invoices.gross',
        sort: 'gross',
        align: 'end',
        card: 'figure',
        width: '9rem',
        sum: 'gross',
        money: ({ gross }) => gross,
        cell: ({ gross }) => money(gross),
      },
      {
        name: 'open',
        label: 'invoices.open',
        align: 'end',
        width: '9rem',
        sum: 'open',
        money: ({ open }) => open,
        cell: ({ open }) => money(open),
      },
    ]
  })
}
