import db from '@adonisjs/lucid/services/db'
import { canonicalJson } from '#kernel/canonical_json'
import { loadCompany } from '#app/companies/queries/load_company'
import { CommitUsage } from '#app/prepaid/actions/commit_usage'
import { GrantCredit, type GrantOrder } from '#app/prepaid/actions/grant_credit'
import { ReserveUsage } from '#app/prepaid/actions/reserve_usage'
import { BalanceTooLowException } from '#app/prepaid/exceptions/prepaid_exception'
import { AcceptEvents } from '#app/usage/actions/accept_events'
import type { ApiEvent } from '#app/usage/feed/api_event'
import { given } from '#tests/support/given_books'

export const VOICE = 'telecom.voice_seconds'
const SOURCE = 'switch'
const HOUR_MS = 3_600_000

/** Ten minutes are included in a month, up to five are carried on; a minute beyond costs 0.10. */
export const TERMS = {
  unit_quantity: 60,
  included: 10,
  pool: 'service',
  rollover_maximum: 5,
  unit_price: '0.10',
}

export interface PrepaidFacts {
  readonly companyId: number
  readonly accountId: number
  readonly serviceId: number
  readonly number: string
}

export function prepaidCalls(
  terms: Partial<typeof TERMS>,
  recording: 'on_accept' | 'replay' = 'on_accept'
) {
  return given.charge({
    key: 'calls',
    name: 'Calls',
    ruleCode: 'standard.running_allowance',
    terms: { ...TERMS, ...terms },
    metrics: [VOICE],
    recording,
  })
}

/** A company with one prepaid number from the first of October on. */
export async function prepaidNumber(
  terms: Partial<typeof TERMS> = {},
  number = '493055520001'
): Promise<PrepaidFacts> {
  const companyId = await given.company()
  const planVersionId = await given.plan(companyId, {
    charges: [prepaidCalls(terms)],
  })
  const accountId = await given.account(companyId)
  const serviceId = await given.service(companyId, accountId, { identifier: number })
  const subscription = { accountId, planVersionId, serviceId, from: '2026-10-01' }
  await given.subscription(companyId, subscription)
  return { companyId, accountId, serviceId, number }
}

export function grant(
  { companyId, accountId }: PrepaidFacts,
  key: string,
  amountMinor: bigint,
  more: Partial<Pick<GrantOrder, 'kind' | 'priority' | 'expiresOn'>> = {}
) {
  const order = { companyId, accountId, key, amountMinor, actor: 'test' }
  return new GrantCredit().execute({ ...order, kind: 'paid', ...more })
}

/** Reserves seconds of a call that begins at an instant; it holds for an hour, or so many. */
export function reserve(
  { companyId, serviceId }: PrepaidFacts,
  key: string,
  at: string,
  seconds: number,
  hours = 1
) {
  return new ReserveUsage().execute({
    companyId,
    serviceId,
    key,
    metric: VOICE,
    occursAt: Date.parse(at) / 1000,
    quantity: seconds,
    dimension: '',
    attributes: null,
    expiresAt: Date.parse(at) + hours * HOUR_MS,
    actor: 'test',
  })
}

/** What was available and would have been possible; null when the reservation was made. */
export async function refusal(reserving: Promise<unknown>): Promise<[number, number] | null> {
  try {
    await reserving
    return null
  } catch (error) {
    if (!(error instanceof BalanceTooLowException)) throw error
    return [Number(error.availableMinor), error.possibleQuantity]
  }
}

export function call(number: string, id: string, at: string, seconds: number) {
  return {
    id,
    identifierKind: 'msisdn',
    identifier: `+${number}`,
    metric: VOICE,
    occurredAt: at,
    quantity: seconds,
  } satisfies ApiEvent
}

/** Commits a reservation with the call that came of it. */
export function commit(
  { companyId, number }: PrepaidFacts,
  key: string,
  at: string,
  seconds: number
) {
  const event = call(number, `call-${key}`, at, seconds)
  return new CommitUsage().execute({ companyId, key, event, source: SOURCE, actor: 'test' })
}

/** Sends events as a program does that knows nothing of reservations. */
export async function send({ companyId }: PrepaidFacts, ...events: ApiEvent[]) {
  const company = await loadCompany(db.connection(), companyId)
  const order = { company, source: SOURCE, startedBy: 'test', request: null }
  const result = await new AcceptEvents().execute({ ...order, events })
  if (result.type !== 'accepted') throw new Error(canonicalJson(result as never))
  return result.answer.results.map(({ status }) => status)
}

/** The sum of a wallet's entries. */
export async function balanceOf({ accountId }: Pick<PrepaidFacts, 'accountId'>) {
  const row = await db
    .from('wallet_entries')
    .join('wallets', 'wallets.id', 'wallet_entries.wallet_id')
    .where('wallets.account_id', accountId)
    .sum('amount_minor as balance')
    .firstOrFail()
  return Number(row.balance ?? 0)
}

/** What is left of each grant, in the order in which they were made; what none paid is the last. */
export async function grantsLeft({ accountId }: Pick<PrepaidFacts, 'accountId'>) {
  const rows = await db
    .from('wallet_entries')
    .join('wallets', 'wallets.id', 'wallet_entries.wallet_id')
    .where('wallets.account_id', accountId)
    .groupBy('grant_id')
    .select('grant_id')
    .sum('amount_minor as left_minor')
  const byGrant = rows.map((row) => [row.grant_id ?? Infinity, Number(row.left_minor)])
  return byGrant.sort(([left], [right]) => left - right).map(([, left]) => left)
}

/** Rated events in the order of acceptance: seconds, those charged, exact and minor amount. */
export async function ratedEvents({ accountId }: Pick<PrepaidFacts, 'accountId'>) {
  const rows = await db.from('rated_events').where('account_id', accountId).orderBy('seq')
  return rows.map((row) => [
    Number(row.used_quantity),
    Number(row.billed_quantity),
    row.amount_exact,
    Number(row.amount_minor),
  ])
}
