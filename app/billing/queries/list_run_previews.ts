import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { DraftBody } from '#app/invoicing/draft'
import type { ListContext } from '#app/database/paging/list_definition'
import { readList, type ListCompany, type ListOptions } from '#app/database/paging/read_list'
import { runPreviewList } from '#app/billing/queries/run_preview_list'
import { OF_COMPANY } from '#app/database/paging/of_company'

export interface RunPreviewRow {
  readonly id: number
  readonly runId: number
  readonly currency: string
  readonly netMinor: bigint
  readonly taxMinor: bigint
  readonly grossMinor: bigint
  readonly lineCount: number
  readonly account: { readonly id: number; readonly number: string; readonly name: string }
}

export default class ListRunPreviews {
  execute(
    company: ListCompany,
    runId: number,
    input: Record<string, unknown>,
    options: ListOptions = {}
  ) {
    const asked = { ...input, run: String(runId) }
    return readList(runPreviewList, company, asked, loadRows, options)
  }
}

async function loadRows(
  client: QueryClientContract,
  ids: readonly number[],
  { companyId }: ListContext
): Promise<RunPreviewRow[]> {
  const rows = await client
    .from('run_previews as p')
    .join('accounts as a', 'a.id', 'p.account_id')
    .whereIn('p.id', [...ids])
    .whereRaw(OF_COMPANY, ['p.company_id', companyId])
    .select('p.id', 'p.run_id', 'p.body', 'p.gross_minor', 'p.currency')
    .select('a.id as account_id', 'a.number as account_number', 'a.name as account_name')
  return rows.map((row) => {
    const { body }: { body: DraftBody } = JSON.parse(row.body)
    return {
      id: Number(row.id),
      runId: Number(row.run_id),
      currency: row.currency,
      netMinor: BigInt(body.netMinor),
      taxMinor: BigInt(body.taxMinor),
      grossMinor: BigInt(row.gross_minor),
      lineCount: body.lines.length,
      account: { id: row.account_id, number: row.account_number, name: row.account_name },
    }
  })
}
