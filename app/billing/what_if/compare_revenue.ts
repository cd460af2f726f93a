import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { addMonths } from '#kernel/calendar_date'
import type { LocalPeriod } from '#kernel/period'
import { loadPlanVersions } from '#app/catalog/queries/load_plan_versions'
import type { BillingCompany } from '#app/companies/company'
import { clock } from '#app/database/clock'
import { SETTLED_MONTHS } from '#app/billing/bill_run'
import type { FrozenAccount } from '#app/billing/freezing/freeze_groups'
import { previewAccounts } from '#app/billing/previewing/preview_accounts'
import { readManifest } from '#app/billing/queries/read_manifest'
import { loadCompared } from '#app/billing/what_if/load_compared'
import { loadBilledParts, previewedParts, type RevenuePart } from '#app/billing/what_if/sum_revenue'
import { supposeMove, type SupposedMove } from '#app/billing/what_if/supposed_move'
import type { AccountDifference, Comparison, NotCompared } from '#app/billing/what_if/what_if'
import { addAmount, chargesOf, type Amounts } from '#app/billing/what_if/charge_amounts'

/** A company that bills meanwhile is read again so often; then the accounts concerned are named. */
const MOST_READINGS = 3

/**
 * What accounts would have been billed by another plan version. The engine computes what a run would
 * bill them now, once as they are and once with the supposed changes; the second less the first is
 * the difference, so what is unbilled anyway is in neither. Before: what was billed for the days and
 * what is due for them. Nothing is written.
 *
 * `accountIds` has whole rating groups; those of them that are on no such plan are in the answer only
 * when the others move their amounts.
 */
export async function compareRevenue(
  client: QueryClientContract,
  company: BillingCompany,
  comparison: Comparison,
  accountIds: readonly number[]
): Promise<AccountDifference[]> {
  for (let reading = 1; ; reading++) {
    const turns = await readTurns(client, accountIds)
    const compared = await compareOnce(client, company, comparison, accountIds)
    const now = await readTurns(client, accountIds)
    const moved = new Set(accountIds.filter((id) => turns.get(id) !== now.get(id)))
    if (moved.size === 0) return compared
    if (reading === MOST_READINGS) {
      return compared.map((one) => (moved.has(one.accountId) ? billedMeanwhile(one) : one))
    }
  }
}

async function compareOnce(
  client: QueryClientContract,
  company: BillingCompany,
  comparison: Comparison,
  accountIds: readonly number[]
): Promise<AccountDifference[]> {
  const { manifest } = await readManifest(client, company.id)
  const today = await lastDay(client, company)
  const moves = await loadMoves(client, company.id, comparison, accountIds, today)
  const days = hull([...moves.values()].flatMap(({ move }) => move?.windows ?? []))
  const dueOn = days !== null && days.endsOn > today ? days.endsOn : today
  const asked = { accountIds, dueOn, issuedOn: dueOn, manifest }
  const supposing = new Map(
    [...moves].flatMap(([id, { move }]) => (move === null ? [] : [[id, move.changes] as const]))
  )
  const before = days === null ? null : await previewAccounts(client, company, asked)
  const after = days && (await previewAccounts(client, company, { ...asked, supposing }))
  const amounts: Amounts = new Map()
  if (days !== null) {
    const windowOf = windowsByAccount(moves)
    const billed = await loadBilledParts(client, accountIds, days)
    const due = previewedParts(before!.frozen)
    for (const part of [...billed, ...due]) {
      const windows = windowOf(part)
      if (windows.some((window) => isWithin(part, window))) {
        addAmount(amounts, part, [part.minor, part.minor])
      }
    }
    for (const part of due) addAmount(amounts, part, [0n, -part.minor])
    for (const part of previewedParts(after!.frozen)) addAmount(amounts, part, [0n, part.minor])
  }
  const parked = parkedOf([...(before?.frozen ?? []), ...(after?.frozen ?? [])])
  const currencies = await readCurrencies(client, accountIds)
  const asking = Map.groupBy(moves.values(), ({ accountId }) => accountId)
  return accountIds.flatMap((accountId) => {
    const own = asking.get(accountId) ?? []
    const charges = chargesOf(amounts, accountId)
    const isMoved = own.some(({ move }) => move !== null)
    const notCompared =
      parked.get(accountId) ?? (own.length > 0 && !isMoved ? NO_WHOLE_PERIOD : null)
    const differs = charges.some((charge) => charge.before !== charge.after)
    if (own.length === 0 && !differs && notCompared === null) return []
    return { accountId, currency: currencies.get(accountId)!, charges, notCompared }
  })
}

interface Moved {
  readonly accountId: number
  readonly move: SupposedMove | null
}

/** Subscriptions that were on the version within the days, with what is supposed of them. */
async function loadMoves(
  client: QueryClientContract,
  companyId: number,
  comparison: Comparison,
  accountIds: readonly number[],
  today: string
): Promise<Map<number, Moved>> {
  const { fromVersionId: versionId, startsOn, endsOn } = comparison
  const versions = await loadPlanVersions(client, [versionId])
  const version = versions.get(versionId)!
  const asked = { companyId, versionId, accountIds, settledSince: startsOn }
  const subscriptions = await loadCompared(client, asked)
  const horizon = addMonths(today, -SETTLED_MONTHS)
  return new Map(
    subscriptions.flatMap((subscription) => {
      const wasOn = subscription.segments.some((segment) => {
        const isLater = segment.endsOn === null || segment.endsOn > startsOn
        // A move is of all that comes; what begins far ahead is said to have no next period.
        const isReached = comparison.kind === 'move' || segment.startsOn < endsOn
        return segment.planVersionId === versionId && isReached && isLater
      })
      if (!wasOn) return []
      const move = supposeMove(comparison, version, subscription, horizon)
      return [[subscription.id, { accountId: subscription.accountId, move }] as const]
    })
  )
}

/** Today, or the day up to which the company has billed, when that lies ahead. */
async function lastDay(client: QueryClientContract, company: BillingCompany): Promise<string> {
  const run = await client
    .from('bill_runs')
    .where({ company_id: company.id, kind: 'live' })
    .max('due_on as due_on')
    .first()
  const today = clock.todayOf(company)
  return run?.due_on && String(run.due_on) > today ? String(run.due_on) : today
}

/** Days of a moved subscription; of all else on the account, from its first to its last such day. */
function windowsByAccount(moves: ReadonlyMap<number, Moved>) {
  const windows = new Map<number, LocalPeriod[]>()
  for (const { accountId, move } of moves.values()) {
    windows.set(accountId, [...(windows.get(accountId) ?? []), ...(move?.windows ?? [])])
  }
  const whole = new Map([...windows].map(([id, own]) => [id, hull(own)]))
  return ({ accountId, sourceKind, sourceId }: RevenuePart): readonly LocalPeriod[] => {
    if (sourceKind !== 'subscription') return []
    const move = moves.get(sourceId)?.move
    return move?.windows ?? (whole.get(accountId) ? [whole.get(accountId)!] : [])
  }
}

function isWithin(part: LocalPeriod, { startsOn, endsOn }: LocalPeriod): boolean {
  return part.endsOn > startsOn && part.endsOn <= endsOn
}

function hull(windows: readonly LocalPeriod[]): LocalPeriod | null {
  if (windows.length === 0) return null
  const startsOn = windows.map((window) => window.startsOn).sort()[0]
  return {
    startsOn,
    endsOn: windows
      .map((window) => window.endsOn)
      .sort()
      .at(-1)!,
  }
}

function parkedOf(frozen: readonly FrozenAccount[]): Map<number, NotCompared> {
  const parked = frozen.flatMap((one) => {
    if (!('parking' in one)) return []
    const { reason, message } = one.parking
    return [[one.account.id, { state: 'parked', reason, message } as NotCompared] as const]
  })
  return new Map(parked)
}

const NO_WHOLE_PERIOD: NotCompared = {
  state: 'unmoved',
  reason: 'NO_WHOLE_PERIOD',
  message: 'No period of the plan ended within these months: choose more of them',
}

function billedMeanwhile(one: AccountDifference): AccountDifference {
  const message = 'The account was billed or changed while it was compared: make the report again'
  return { ...one, notCompared: { state: 'parked', reason: 'BILLED_MEANWHILE', message } }
}

async function readTurns(client: QueryClientContract, ids: readonly number[]) {
  const rows = await client
    .from('accounts')
    .whereIn('id', [...ids])
    .select('id', 'billing_turn')
  return new Map(rows.map((row) => [Number(row.id), Number(row.billing_turn)]))
}

async function readCurrencies(client: QueryClientContract, ids: readonly number[]) {
  const rows = await client
    .from('accounts')
    .whereIn('id', [...ids])
    .select('id', 'currency')
  return new Map(rows.map((row) => [Number(row.id), String(row.currency)]))
}
