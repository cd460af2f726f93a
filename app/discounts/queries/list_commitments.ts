import db from '@adonisjs/lucid/services/db'

const MOST = 50

export interface CommitmentRow {
  readonly id: number
  readonly subscriptionId: number
  readonly amountMinor: bigint
  readonly currency: string
  readonly appliesTo: string
  readonly codes: readonly string[]
  readonly periodUnit: string
  readonly periodCount: number
  readonly startsOn: string
  readonly endsOn: string | null
}

/** What an account has promised, the newest first; at most fifty. */
export default class ListCommitments {
  async execute(companyId: number, accountId: number): Promise<CommitmentRow[]> {
    const rows = await db
      .from('account_commitments as c')
      .join('subscriptions as s', 's.id', 'c.subscription_id')
      .where({ 'c.company_id': companyId, 'c.account_id': accountId })
      .orderBy('c.id', 'desc')
      .limit(MOST)
      .select('c.*', 's.ends_on as subscription_ends_on')
    return rows.map((row) => ({
      id: Number(row.id),
      subscriptionId: Number(row.subscription_id),
      amountMinor: BigInt(row.amount_minor),
      currency: row.currency,
      appliesTo: row.applies_to,
      codes: JSON.parse(row.codes),
      periodUnit: row.period_unit,
      periodCount: Number(row.period_count),
      startsOn: row.starts_on,
      endsOn: row.subscription_ends_on,
    }))
  }
}
