import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { ListContext, ListDefinition } from '#app/database/paging/list_definition'
import type { AddonAlignment } from '#app/catalog/plan_facts'
import { readList, type ListCompany, type ListOptions } from '#app/database/paging/read_list'

export const planList: ListDefinition = {
  table: 'plans',
  id: 'id',
  sorts: { code: { column: 'code', kind: 'text' } },
  defaultSort: 'code',
  only: { purpose: 'sale' },
  filters: {
    code: {
      kind: 'text',
      apply: (query, text) =>
        query.where('plans.code', '>=', text).where('plans.code', '<', `${text}~`),
    },
    product: {
      kind: 'id',
      apply: (query, id) => query.where('plans.product_id', id),
    },
  },
}

export interface PlanRow {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly product: { readonly id: number; readonly code: string; readonly name: string } | null
  readonly addonAlignment: AddonAlignment | null
  readonly versionCount: number
  /** The newest version that was not withdrawn. */
  readonly latest: {
    readonly version: number
    readonly validFrom: string
    readonly currencies: readonly string[]
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
    .leftJoin('products', 'products.id', 'plans.product_id')
    .where('plans.company_id', companyId)
    .whereIn('plans.id', [...ids])
    .select('plans.*', 'products.code as product_code', 'products.name as product_name')
  const versions = await client
    .from('plan_versions')
    .whereIn('plan_id', [...ids])
    .orderBy('version')
    .orderBy('id')
    .select('id', 'plan_id', 'version', 'valid_from', 'currency', 'withdrawn_at')
  const versionIds = versions.map((row) => Number(row.id))
  const charges = await countBy(
    client.from('charges').where('edition', 1).whereIn('plan_version_id', versionIds)
  )
  const subscriptions = await countBy(
    client.from('subscriptions').whereIn('plan_version_id', versionIds)
  )
  const byPlan = Map.groupBy(versions, (row) => Number(row.plan_id))
  return plans.map((plan) => {
    const own = byPlan.get(Number(plan.id)) ?? []
    return {
      id: Number(plan.id),
      code: plan.code,
      name: plan.name,
      product:
        plan.product_id === null
          ? null
          : { id: Number(plan.product_id), code: plan.product_code, name: plan.product_name },
      addonAlignment: plan.addon_alignment,
      versionCount: new Set(own.map((row) => Number(row.version))).size,
      latest: latestOf(own, charges),
      subscriptionCount: own.reduce(
        (sum, row) => sum + (subscriptions.get(Number(row.id)) ?? 0),
        0
      ),
    }
  })
}

function latestOf(own: readonly Record<string, any>[], charges: ReadonlyMap<number, number>) {
  const standing = own.filter((row) => row.withdrawn_at === null)
  const last = standing.at(-1)
  if (last === undefined) return null
  const siblings = standing.filter((row) => row.version === last.version)
  return {
    version: Number(last.version),
    validFrom: String(last.valid_from),
    currencies: siblings.map((row) => String(row.currency)),
    chargeCount: charges.get(Number(siblings[0].id)) ?? 0,
  }
}

async function countBy(query: ReturnType<QueryClientContract['from']>) {
  const rows = await query.groupBy('plan_version_id').select('plan_version_id').count('* as total')
  return new Map(rows.map((row) => [Number(row.plan_version_id), Number(row.total)]))
}
