import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { loadCompany } from '#app/companies/queries/load_company'
import type { BillingCompany } from '#app/companies/company'
import { clock } from '#app/database/clock'
import { loadAccountRows } from '#app/customers/queries/list_accounts'
import { ACCOUNTS_PER_CHUNK, type BillRun } from '#app/billing/bill_run'
import type { ChunkData, SettledObligation } from '#app/billing/freezing/chunk_data'
import { loadChunk } from '#app/billing/freezing/load_chunk'
import { readManifest } from '#app/billing/queries/read_manifest'
import { datesOfCauses } from '#app/billing/queries/dates_of_causes'

/** Why a settled period is computed again. */
export const LATE_CAUSES = ['late_usage', 'withdrawn', 'measured', 'changed', 'rebilled'] as const
export type LateCause = (typeof LATE_CAUSES)[number]

export interface LateChangeRow {
  /** The obligation that is computed again. */
  readonly id: number
  readonly cause: LateCause
  readonly account: { readonly id: number; readonly number: string; readonly name: string }
  readonly subscriptionId: number
  readonly serviceLabel: string | null
  readonly chargeKey: string
  readonly chargeName: string
  readonly startsOn: string
  readonly endsOn: string
  /** When the cause came in, epoch milliseconds; null where it is not recorded by itself. */
  readonly sinceAt: number | null
}

export interface LateChanges {
  readonly rows: readonly LateChangeRow[]
  /** The last account that was looked at; null when all were. */
  readonly after: number | null
  /** Accounts that are held because a change reaches back too far. */
  readonly heldCount: number
}

/** Chunks of accounts that one page looks through at most. */
const CHUNKS_A_PAGE = 8
/** A page is full behind the chunk that brings it here. */
const ROWS_A_PAGE = 50

/** What is known of a late obligation before it is dated. */
export interface FoundChange {
  readonly accountId: number
  readonly settled: SettledObligation
  readonly cause: Exclude<LateCause, 'withdrawn'>
}

/**
 * Settled periods that the next run computes again, found by the code of a run: it reads accounts in
 * chunks, so that no account and no period adds a query. An amount may turn out to be the same; the
 * preview of the account shows it.
 */
export default class ListLateChanges {
  async execute(companyId: number, afterId = 0): Promise<LateChanges> {
    const client = db.connection()
    const company = await loadCompany(client, companyId)
    const run = await supposedRun(client, company)
    const rows: LateChangeRow[] = []
    let after: number | null = afterId
    for (let chunk = 0; chunk < CHUNKS_A_PAGE && rows.length < ROWS_A_PAGE; chunk++) {
      const ids: number[] = await accountsBehind(client, companyId, after)
      if (ids.length > 0) rows.push(...(await lateRows(client, company, run, ids)))
      after = ids.length < ACCOUNTS_PER_CHUNK ? null : ids.at(-1)!
      if (after === null) break
    }
    return { rows, after, heldCount: await heldCount(client, companyId) }
  }
}

/** A run of today that is never stored: it sees what a run would see now. */
async function supposedRun(client: QueryClientContract, company: BillingCompany): Promise<BillRun> {
  const { manifest } = await readManifest(client, company.id)
  const today = clock.todayOf(company)
  return {
    ...{ id: 0, companyId: company.id, kind: 'preview', state: 'freezing', correction: null },
    ...{ dueOn: today, issuedOn: today, manifest: { ...manifest, id: 0 } },
  }
}

async function accountsBehind(client: QueryClientContract, companyId: number, after: number) {
  const rows = await client
    .from('accounts')
    .where('company_id', companyId)
    .where('id', '>', after)
    .orderBy('id')
    .limit(ACCOUNTS_PER_CHUNK)
    .select('id')
  return rows.map(({ id }) => Number(id))
}

async function lateRows(
  client: QueryClientContract,
  company: BillingCompany,
  run: BillRun,
  ids: readonly number[]
): Promise<LateChangeRow[]> {
  const data = await loadChunk(client, run, company, ids)
  const found = foundIn(data)
  if (found.length === 0) return []
  const accounts = await loadAccountRows(client, [...new Set(found.map((one) => one.accountId))], {
    companyId: company.id,
  })
  const byId = new Map(accounts.map((account) => [account.id, account]))
  const dated = await datesOfCauses(client, data, found)
  const charges = new Map([...data.versions.values()].flatMap(({ editions }) => [...editions]))
  const services = new Map(
    [...data.subscriptions.values()].flat().map((one) => [one.id, one.serviceLabel])
  )
  return found.map(({ accountId, settled }, index) => {
    const { id, number, name } = byId.get(accountId)!
    return {
      ...{ id: settled.id, account: { id, number, name }, ...dated[index] },
      subscriptionId: settled.subscriptionId,
      serviceLabel: services.get(settled.subscriptionId) ?? null,
      chargeKey: settled.chargeKey,
      chargeName: charges.get(settled.chargeId)?.name ?? settled.chargeKey,
      startsOn: settled.startsOn,
      endsOn: settled.endsOn,
    }
  })
}

/** In the order of accounts, subscriptions and days. */
function foundIn(data: ChunkData): FoundChange[] {
  return data.groups
    .flatMap(({ accounts }) => accounts)
    .toSorted((left, right) => left.id - right.id)
    .flatMap(({ id: accountId }) => {
      const subscriptions = data.subscriptions.get(accountId) ?? []
      return subscriptions.flatMap(({ id, replanFrom }) =>
        (data.settled.get(id) ?? []).flatMap((settled) => {
          const cause = causeOf(settled, replanFrom)
          return cause === null ? [] : { accountId, settled, cause }
        })
      )
    })
}

function causeOf(
  { isRebilled, cause, endsOn }: SettledObligation,
  replanFrom: string | null
): FoundChange['cause'] | null {
  if (isRebilled) return 'rebilled'
  if (cause === 'late_usage' || cause === 'measured') return cause
  return replanFrom !== null && endsOn > replanFrom ? 'changed' : null
}

async function heldCount(client: QueryClientContract, companyId: number): Promise<number> {
  const row = await client
    .from('parked_accounts')
    .where({ company_id: companyId, reason: 'CHANGE_TOO_OLD' })
    .whereNull('resolved_at')
    .countDistinct('account_id as held')
    .firstOrFail()
  return Number(row.held)
}
