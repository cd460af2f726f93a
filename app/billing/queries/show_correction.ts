import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import type { Charge } from '#app/catalog/charge'
import { wordsOf } from '#app/catalog/queries/find_plan'
import { loadPlanVersions } from '#app/catalog/queries/load_plan_versions'
import { loadCorrectionRows, type CorrectionRow } from '#app/billing/queries/list_corrections'
import { runResult, type RunResult } from '#app/billing/queries/run_result'

type Words = ReturnType<typeof wordsOf>

/** A charge before and after, in each currency. */
export interface MendedCharge {
  readonly key: string
  readonly name: string
  readonly currency: string
  readonly rule: string
  readonly before: Words
  readonly after: Words
}

export interface ChargeDifference {
  readonly key: string
  readonly name: string
  readonly currency: string
  readonly accounts: number
  readonly netMinor: bigint
}

export interface CorrectionDetails extends CorrectionRow {
  readonly mended: readonly MendedCharge[]
  /** What the last dry run came to; null while there is none. */
  readonly dryRun: RunResult | null
  readonly byCharge: readonly ChargeDifference[]
}

const MAX_CHARGES = 2_000

/** A correction with its prices before and after, and what its dry run found. Errors: E_ROW_NOT_FOUND. */
export default class ShowCorrection {
  async execute(companyId: number, id: number): Promise<CorrectionDetails> {
    const client = db.connection()
    const [row] = await loadCorrectionRows(client, [id], { companyId })
    if (!row) throw new NotFoundException('correction', id)
    const { previewRunId } = row
    return {
      ...row,
      mended: await mendedOf(client, row),
      dryRun: previewRunId === null ? null : await runResult(client, previewRunId),
      byCharge: previewRunId === null ? [] : await byCharge(client, previewRunId),
    }
  }
}

async function mendedOf(client: QueryClientContract, row: CorrectionRow): Promise<MendedCharge[]> {
  const { planVersionIds, chargeKeys } = row.scope
  const before = await loadPlanVersions(client, planVersionIds, row.orderedAt)
  const tried = await loadPlanVersions(client, planVersionIds, row.orderedAt, row.id)
  return chargeKeys.flatMap((key) =>
    planVersionIds.map((id) => {
      const { currency } = before.get(id)!
      const held = chargeIn(before.get(id)!.charges, key)
      const after = chargeIn(tried.get(id)!.charges, key)
      return {
        ...{ key, name: after.name, currency },
        rule: `${after.ruleCode}@${after.ruleRevision}`,
        before: wordsOf(held, currency),
        after: wordsOf(after, currency),
      }
    })
  )
}

function chargeIn(charges: readonly Charge[], key: string): Charge {
  return charges.find((charge) => charge.key === key)!
}

/** Added up by the index of the differences, and only then by the key of the charge. */
async function byCharge(client: QueryClientContract, runId: number): Promise<ChargeDifference[]> {
  const sums = await client
    .from('correction_differences')
    .where('run_id', runId)
    .groupBy('charge_id', 'currency')
    .limit(MAX_CHARGES)
    .select('charge_id', 'currency')
    .count('* as accounts')
    .sum('net_minor as net')
  const charges = await client
    .from('charges')
    .whereIn(
      'id',
      sums.map((row) => Number(row.charge_id))
    )
    .select('id', 'charge_key', 'name')
  const known = new Map(charges.map((row) => [Number(row.id), row]))
  const named = sums.map((row) => {
    const { charge_key: key, name } = known.get(Number(row.charge_id))!
    const net = BigInt(row.net)
    return { key, name, currency: row.currency, accounts: Number(row.accounts), netMinor: net }
  })
  return [...Map.groupBy(named, ({ key, name, currency }) => `${key} ${currency} ${name}`).values()]
    .map((own) => ({
      ...own[0],
      accounts: own.reduce((sum, { accounts }) => sum + accounts, 0),
      netMinor: own.reduce((sum, { netMinor }) => sum + netMinor, 0n),
    }))
    .toSorted((left, right) => left.key.localeCompare(right.key, 'en'))
}
