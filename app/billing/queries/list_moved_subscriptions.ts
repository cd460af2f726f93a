import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { choice, type ListContext, type ListDefinition } from '#app/database/paging/list_definition'
import { OF_COMPANY } from '#app/database/paging/of_company'
import { readList, type ListCompany } from '#app/database/paging/read_list'

export interface MovedSubscriptionRow {
  readonly id: number
  readonly subscriptionId: number
  readonly account: { readonly id: number; readonly number: string; readonly name: string }
  readonly service: string | null
  readonly effectiveOn: string
  readonly state: 'waiting' | 'done' | 'refused'
  readonly reason: string | null
}

function movedList(moveId: number): ListDefinition {
  return {
    table: 'plan_move_rows',
    id: 'id',
    sorts: { id: { column: 'id', kind: 'integer' } },
    defaultSort: 'id',
    only: { move_id: String(moveId) },
    filters: { state: choice('plan_move_rows.state', ['waiting', 'done', 'refused']) },
  }
}

/** The subscriptions of a move, with what became of each. */
export default class ListMovedSubscriptions {
  execute(company: ListCompany, moveId: number, input: Record<string, unknown>) {
    return readList(movedList(moveId), company, input, loadRows)
  }
}

async function loadRows(
  client: QueryClientContract,
  ids: readonly number[],
  { companyId }: Pick<ListContext, 'companyId'>
): Promise<MovedSubscriptionRow[]> {
  const rows = await client
    .from('plan_move_rows as m')
    .join('accounts as a', 'a.id', 'm.account_id')
    .join('subscriptions as s', 's.id', 'm.subscription_id')
    .leftJoin('services as t', 't.id', 's.service_id')
    .whereIn('m.id', [...ids])
    .whereRaw(OF_COMPANY, ['m.company_id', companyId])
    .select('m.*', 'a.number', 'a.name', 't.label')
  return rows.map((row) => ({
    id: Number(row.id),
    subscriptionId: Number(row.subscription_id),
    account: { id: Number(row.account_id), number: row.number, name: row.name },
    service: row.label,
    effectiveOn: String(row.effective_on),
    state: row.state,
    reason: row.reason,
  }))
}
