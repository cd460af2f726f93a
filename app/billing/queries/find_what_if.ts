import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import { loadWhatIfRows, type WhatIfRow } from '#app/billing/queries/list_what_ifs'

/** Before and after of something; minor units, net. */
export interface DifferenceSum {
  readonly currency: string
  readonly before: bigint
  readonly after: bigint
}

export interface ChargeSum extends DifferenceSum {
  readonly chargeKey: string
  readonly name: string
  readonly accounts: number
}

export interface LeftOut {
  readonly state: 'parked' | 'unmoved'
  readonly reason: string
  readonly accounts: number
  readonly message: string
}

export interface WhatIfDetails extends WhatIfRow {
  /** Accounts that are compared. */
  readonly done: number
  readonly sums: readonly DifferenceSum[]
  /** Those that differ most first. */
  readonly charges: readonly ChargeSum[]
  /** Accounts without figures, by reason. */
  readonly leftOut: readonly LeftOut[]
  /** The move that this is the dry run of. */
  readonly moveId: number | null
}

/** Charges that a page shows. */
const MOST_CHARGES = 100

/** A comparison with its sums. Errors: E_ROW_NOT_FOUND, for those of other companies too. */
export default class FindWhatIf {
  async execute(companyId: number, reportId: number): Promise<WhatIfDetails> {
    const client = db.connection()
    const [row] = await loadWhatIfRows(client, [reportId], { companyId })
    if (!row) throw new NotFoundException('comparison', reportId)
    const progress = await client
      .from('what_if_chunks')
      .where('report_id', reportId)
      .whereIn('state', ['done', 'failed'])
      .sum('total as done')
      .first()
    const move = await client.from('plan_moves').where('report_id', reportId).select('id').first()
    return {
      ...row,
      done: Number(progress?.done ?? 0),
      sums: await sumsOf(client, reportId),
      charges: await chargesOf(client, reportId),
      leftOut: await leftOutOf(client, reportId),
      moveId: move ? Number(move.id) : null,
    }
  }
}

async function sumsOf(client: QueryClientContract, reportId: number): Promise<DifferenceSum[]> {
  const rows = await client
    .from('what_if_accounts')
    .where({ report_id: reportId, state: 'rated' })
    .groupBy('currency')
    .orderBy('currency')
    .select('currency')
    .sum('before_minor as before_sum')
    .sum('after_minor as after_sum')
  return rows.map(sumOf)
}

async function chargesOf(client: QueryClientContract, reportId: number): Promise<ChargeSum[]> {
  const rows = await client
    .from('what_if_rows')
    .where('report_id', reportId)
    .groupBy('currency', 'charge_key', 'name')
    .orderByRaw('abs(sum(difference_minor)) desc')
    .orderBy('charge_key')
    .limit(MOST_CHARGES)
    .select('currency', 'charge_key', 'name')
    .sum('before_minor as before_sum')
    .sum('after_minor as after_sum')
    .countDistinct('account_id as accounts')
  return rows.map((row) => ({
    ...sumOf(row),
    chargeKey: row.charge_key,
    name: row.name,
    accounts: Number(row.accounts),
  }))
}

async function leftOutOf(client: QueryClientContract, reportId: number): Promise<LeftOut[]> {
  const rows = await client
    .from('what_if_accounts')
    .where('report_id', reportId)
    .whereNot('state', 'rated')
    .groupBy('state', 'reason')
    .orderBy('state')
    .limit(50)
    .select('state', 'reason')
    .count('* as accounts')
    .min('message as message')
  return rows.map((row) => ({ ...(row as LeftOut), accounts: Number(row.accounts) }))
}

function sumOf(row: Record<string, any>): DifferenceSum {
  return {
    currency: row.currency,
    before: BigInt(row.before_sum),
    after: BigInt(row.after_sum),
  }
}
