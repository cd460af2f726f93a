import db from '@adonisjs/lucid/services/db'

export interface SuspenseCount {
  readonly reason: string
  readonly stage: 'accept' | 'rating'
  readonly count: number
}

/** Why rows of a company wait for somebody, the most frequent reason first. */
export default class SuspenseCounts {
  async execute(companyId: number): Promise<SuspenseCount[]> {
    const rows = await db
      .from('usage_suspense')
      .where({ company_id: companyId, state: 'open' })
      .groupBy('reason', 'stage')
      .select('reason', 'stage')
      .count('* as total')
    return rows
      .map(({ reason, stage, total }) => ({ reason, stage, count: Number(total) }))
      .sort((left, right) => right.count - left.count || (left.reason < right.reason ? -1 : 1))
  }
}
