import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { searchKey } from '#app/database/search_key'
import {
  amounts,
  choice,
  contains,
  dates,
  reference,
  type ListContext,
  type ListDefinition,
} from '#app/database/paging/list_definition'
import { postingKinds } from '#app/invoicing/document_kinds'

export const INVOICE_STATES = ['open', 'overdue', 'settled'] as const
const KINDS = ['invoice', 'credit_note'] as const

/** Issued documents, over the projection that carries their state beside the sealed rows. */
export const invoiceList: ListDefinition = {
  table: 'document_states',
  id: 'document_id',
  sorts: {
    issued_on: { column: 'issued_on', kind: 'date' },
    due_on: { column: 'due_on', kind: 'date' },
    gross: { column: 'gross_minor', kind: 'integer' },
  },
  defaultSort: '-issued_on',
  filters: {
    state: { kind: 'choice', values: INVOICE_STATES, apply: inState },
    kind: choice('document_states.kind', KINDS),
    issued_on: dates('document_states.issued_on'),
    due_on: dates('document_states.due_on'),
    gross: amounts('document_states.gross_minor'),
    account: reference('document_states.account_id'),
    customer: { kind: 'id', apply: ofCustomer },
    run: { kind: 'id', apply: ofRun },
    number: { kind: 'text', apply: numbered },
    name: { kind: 'text', apply: named },
  },
  sums: { currency: 'currency', columns: { gross: 'gross_minor', open: 'open_minor' } },
}

/**
 * Overdue is a state people see and no row stores: it begins on a day without anybody doing a thing. The plus
 * sign keeps SQLite on the index by state: what is open is little, what was due some day is nearly everything.
 */
function inState(query: DatabaseQueryBuilderContract, chosen: string[], { today }: ListContext) {
  const [wantsOpen, wantsOverdue, wantsSettled] = INVOICE_STATES.map((state) =>
    chosen.includes(state)
  )
  if (wantsOpen && wantsOverdue && wantsSettled) return
  query.where((part) => {
    if (wantsSettled) part.orWhere('document_states.state', 'settled')
    if (!wantsOpen && !wantsOverdue) return
    part.orWhere((open) => {
      open.where('document_states.state', 'open')
      if (!wantsOverdue) open.whereRaw('+document_states.due_on >= ?', [today])
      if (!wantsOpen) open.whereRaw('+document_states.due_on < ?', [today])
    })
  })
}

function ofCustomer(query: DatabaseQueryBuilderContract, id: number, { companyId }: ListContext) {
  query.whereIn('document_states.account_id', (accounts) =>
    accounts.from('accounts').where({ company_id: companyId, customer_id: id }).select('id')
  )
}

/** Documents of a run share their date of issue, by which the index finds them. */
function ofRun(query: DatabaseQueryBuilderContract, id: number, { companyId }: ListContext) {
  query
    .whereRaw(
      'document_states.issued_on = (select issued_on from documents where run_id = ? limit 1)',
      [id]
    )
    .whereIn('document_states.document_id', (ids) =>
      ids.from('documents').where({ company_id: companyId, run_id: id }).select('id')
    )
}

/** By the beginning of the number as it is printed, or by the bare number within its series. */
function numbered(query: DatabaseQueryBuilderContract, text: string, { companyId }: ListContext) {
  const prefix = text.toUpperCase()
  query.whereIn('document_states.document_id', (ids) => {
    ids.from('documents').select('id').where('company_id', companyId)
    if (/^\d{1,12}$/.test(text)) {
      ids
        .whereIn('series_id', (series) =>
          series.from('number_series').where('company_id', companyId).select('id')
        )
        .where('sequence_no', Number(text))
    } else {
      ids
        .whereIn('kind', postingKinds())
        .where('number', '>=', prefix)
        .where('number', '<', `${prefix}~`)
    }
  })
}

function named(query: DatabaseQueryBuilderContract, text: string, { companyId }: ListContext) {
  query.whereIn('document_states.account_id', (accounts) =>
    accounts
      .from('accounts')
      .where('company_id', companyId)
      .whereRaw(`search_key like ? escape '!'`, [contains(searchKey(text))])
      .select('id')
  )
}
