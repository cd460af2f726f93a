import type { QueryClientContract } from '@adonisjs/lucid/types/database'

export interface VersionFacts {
  readonly id: number
  readonly planId: number
  readonly productId: number | null
  readonly planName: string
  readonly version: number
  readonly currency: string
  readonly isWithdrawn: boolean
}

export type VersionProblem = {
  readonly field: 'fromVersionId' | 'toVersionId'
  readonly message: string
} | null

/** A plan version that customers can be on; null for those of other companies and purposes. */
export async function findVersionFacts(
  client: QueryClientContract,
  companyId: number,
  id: number
): Promise<VersionFacts | null> {
  const row = await client
    .from('plan_versions as v')
    .join('plans as p', 'p.id', 'v.plan_id')
    .where({ 'v.id': id, 'p.company_id': companyId, 'p.purpose': 'sale' })
    .select('v.*', 'p.name', 'p.product_id')
    .first()
  if (!row) return null
  return {
    id: Number(row.id),
    planId: Number(row.plan_id),
    productId: row.product_id === null ? null : Number(row.product_id),
    planName: row.name,
    version: Number(row.version),
    currency: row.currency,
    isWithdrawn: row.withdrawn_at !== null,
  }
}

/** What stands against putting subscriptions of one version on another. */
export function problemOf(from: VersionFacts | null, to: VersionFacts | null): VersionProblem {
  if (from === null) return { field: 'fromVersionId', message: 'There is no such plan version' }
  if (to === null) return { field: 'toVersionId', message: 'There is no such plan version' }
  if (from.id === to.id) {
    return { field: 'toVersionId', message: 'Both are the same plan version: choose another' }
  }
  if (to.isWithdrawn) {
    return { field: 'toVersionId', message: `Version ${to.version} of it is withdrawn` }
  }
  if (from.currency !== to.currency) {
    const message = `It is in ${to.currency}, the other one in ${from.currency}: choose one in ${from.currency}`
    return { field: 'toVersionId', message }
  }
  return null
}
