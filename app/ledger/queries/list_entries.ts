import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { dates, type ListContext, type ListDefinition } from '#app/database/paging/list_definition'
import { readList, type ListCompany, type ListOptions } from '#app/database/paging/read_list'
import { entryHead, postingsOf, type EntryRow } from '#app/ledger/queries/entry_of_document'
import { OF_COMPANY } from '#app/database/paging/of_company'

/** The journal, newest entry first. */
export const entryList: ListDefinition = {
  table: 'journal_entries',
  id: 'id',
  sorts: { id: { column: 'id', kind: 'integer' } },
  defaultSort: '-id',
  filters: {
    posted_on: dates('journal_entries.posted_on'),
    document: { kind: 'id', apply: ofDocument },
  },
}

function ofDocument(query: DatabaseQueryBuilderContract, id: number) {
  query.where({ 'journal_entries.source_kind': 'document', 'journal_entries.source_id': id })
}

export interface EntryListRow extends EntryRow {
  /** Null for an entry of a movement of receivables. */
  readonly documentNumber: string | null
}

export default class ListEntries {
  execute(company: ListCompany, input: Record<string, unknown>, options: ListOptions = {}) {
    return readList(entryList, company, input, loadEntryRows, options)
  }
}

export async function loadEntryRows(
  client: QueryClientContract,
  ids: readonly number[],
  { companyId }: Pick<ListContext, 'companyId'>
): Promise<EntryListRow[]> {
  const rows = await client
    .from('journal_entries as e')
    .leftJoin('documents as d', (join) => {
      join.on('d.id', 'e.source_id').andOnVal('e.source_kind', 'document')
    })
    .whereIn('e.id', [...ids])
    .whereRaw(OF_COMPANY, ['e.company_id', companyId])
    .select('e.*', 'd.number as document_number')
  const postings = Map.groupBy(await postingsOf(ids), ({ entryId }) => entryId)
  return rows.map((row) => ({
    ...entryHead(row),
    documentNumber: row.document_number,
    postings: postings.get(Number(row.id)) ?? [],
  }))
}
