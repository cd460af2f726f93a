import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { ListContext, ListDefinition } from '#app/database/paging/list_definition'
import { readList, type ListCompany, type ListOptions } from '#app/database/paging/read_list'

export const planList: ListDefinition = {
  table: 'plans',
  id: 'id',
  sorts: { code: { column: 'code', kind: 'text' } },
  defaultSort: 'code',
  filters: {
    code: {
      kind: 'text',
      apply: (query, text) =>
        query.where('plans.code', '>=', text).where('plans.code', '<', `${text}~`),
    },
  },
}

export interface PlanRow {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly versionCount: number
  readonly latest: {
    readonly version: number
    readonly validFrom: string
    readonly currency: string
    readonly chargeCount: number
  } | null
  readonly subscriptionCount: number
}

export default class ListPlans {
  execute(company: ListCompany, input: Record<string, unknown>, options: ListOptions = {}) {
    return readList(planList, company, input, loadPlanRows, options)
  }
}

export async function loadPlanRows(
  client: QueryClientContract,
  ids: readonly number[],
  { companyId }: Pick<ListContext, 'companyId'>
): Promise<PlanRow[]> {
  const plans = await client
    .from('plans')
    .where('company_id', companyId)
    .whereIn('id', [...ids])
  const versions = await client
    .from('plan_versions')
    .whereIn('plan_id', [...ids])
    .orderBy('version')
    .select('id', 'plan_id', 'version', 'valid_from', 'currency')
  const versionIds = versions.map((row) => Number(row.id))
  const charges = await countBy(client, 'charges', versionIds)
  const subscriptions = await countBy(client, 'subscriptions', versionIds)
  const byPlan = Map.groupBy(versions, (row) => Number(row.plan_id))
  return plans.map((plan) => {
    const own = byPlan.get(Number(plan.id)) ?? []
    const latest = own.at(-1)
    return {
      id: Number(plan.id),
      code: plan.code,
      name: plan.name,
      versionCount: own.length,
      latest: latest
        ? {
            version: Number(latest.version),
            validFrom: latest.valid_from,
            currency: latest.currency,
            chargeCount: charges.get(Number(latest.id)) ?? 0,
          }
        : null,
      subscriptionCount: own.reduce(
        (sum, row) => sum + (subscriptions.get(Number(row.id)) ?? 0),
        0
      ),
    }
  })
}

async function countBy(client: QueryClientContract, table: string, versionIds: number[]) {
  const rows = await client
    .from(table)
    .whereIn('plan_version_id', versionIds)
    .groupBy('plan_version_id')
    .select('plan_version_id')
    .count('* as total')
  return new Map(rows.map((row) => [Number(row.plan_version_id), Number(row.total)]))
}
