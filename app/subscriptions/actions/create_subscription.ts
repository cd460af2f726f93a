import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { isLocalDate } from '#kernel/calendar_date'
import { todayAt } from '#app/companies/queries/today_at'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import { clock } from '#app/database/clock'
import { hashedKey } from '#app/database/hashed_key'
import { unitOfWork, type UnitOfWork } from '#app/database/unit_of_work'
import { baseOf, type Base } from '#app/subscriptions/changing/add_ons'
import { anchorOf, type Anchor } from '#app/subscriptions/changing/anchor'
import { insertChanges, requestTaken } from '#app/subscriptions/changing/change_rows'
import { startOf } from '#app/subscriptions/changing/open_subscription'
import {
  assertPlanFits,
  assertQuantity,
  type PlanPurpose,
} from '#app/subscriptions/changing/plan_fits'
import { ChangeRefusedException } from '#app/subscriptions/exceptions/change_refused_exception'

export interface NewSubscription {
  readonly companyId: number
  readonly accountId: number
  readonly serviceId: number | null
  /** For a discount on one subscription of the account: that subscription. */
  readonly appliesToId?: number | null
  /** What the plan is there for; only what is sold is judged by its validity and currency here. */
  readonly purpose?: PlanPurpose
  readonly planVersionId: number
  /** Of an add-on: what it stands beside, where several would do. */
  readonly baseId?: number | null
  readonly quantity?: number
  /** First day, local date of the account; 'now' is today. */
  readonly startsOn: 'now' | (string & {})
  /** First day that it is no more. */
  readonly endsOn?: string | null
  /** What periods are counted from; the start by default. */
  readonly anchor?: Anchor
  readonly reason?: string
  /** The caller's own name of the request: the same one again starts nothing. */
  readonly requestId?: string
  readonly actor: string
}

/**
 * Puts an account's service on a plan version from a day on.
 *
 * Errors: E_ROW_NOT_FOUND for the account; E_CHANGE_REFUSED, naming the field, for a day before the
 * company began, an end that is not behind the start, a plan version that is not sold then or not in
 * the account's currency, a service of another account, and a request id that stands for another start.
 */
export class CreateSubscription {
  async execute(input: NewSubscription): Promise<number> {
    return unitOfWork((work) => this.apply(work, input))
  }

  /** The same within a unit of work that somebody else commits, or does not. */
  async apply(work: UnitOfWork, input: NewSubscription): Promise<number> {
    const { trx } = work
    const { companyId, accountId, planVersionId, serviceId, quantity = 1 } = input
    const account = await lockAccount(trx, companyId, accountId)
    const known = await findStarted(trx, input)
    if (known !== null) return known
    const startsOn = await firstDay(trx, input, account.time_zone)
    const endsOn = lastDay(input, startsOn)
    assertQuantity(quantity)
    const currency = account.currency
    const { purpose = 'sale' } = input
    await assertPlanFits(trx, companyId, { planVersionId, purpose, currency, on: startsOn })
    await assertOwnService(trx, input)
    const base = purpose === 'sale' ? await baseOf(trx, input, startsOn) : null
    const anchor = anchorFor(input, base)
    const [inserted] = await trx.table('subscriptions').insert({
      company_id: companyId,
      account_id: accountId,
      service_id: serviceId,
      applies_to_id: input.appliesToId ?? null,
      plan_version_id: planVersionId,
      quantity,
      starts_on: startsOn,
      ends_on: endsOn,
      base_id: base?.id ?? null,
      anchor_on: await anchorOf(trx, anchor, startsOn, account),
      request_key: requestKeyOf(input),
      created_at: clock.now(),
    })
    const id = Number(inserted)
    const { requestId = '\0start', reason = '', actor } = input
    const order = { companyId, subscriptionId: id, requestId, reason, actor }
    await insertChanges(trx, order, startOf({ startsOn, endsOn, planVersionId, quantity }))
    work.record({
      companyId,
      actor,
      action: 'subscription.started',
      subjectKind: 'subscription',
      subjectId: id,
      details: { accountId, planVersionId, startsOn, ...(reason !== '' && { reason }) },
    })
    return id
  }
}

/** An add-on that is aligned with its base has the base's periods, whatever is asked for. */
function anchorFor({ anchor }: NewSubscription, base: Base | null): Anchor {
  const on = base?.anchorOn ?? null
  return on === null ? (anchor ?? { kind: 'anniversary' }) : { kind: 'date', on }
}

/** Outdates drafts of the account that do not know of the subscription. */
async function lockAccount(trx: TransactionClientContract, companyId: number, id: number) {
  const own = { id, company_id: companyId }
  await trx.from('accounts').where(own).increment('billing_turn', 1)
  const account = await trx.from('accounts').where(own).first()
  if (!account) throw new NotFoundException('account', id)
  return account
}

function requestKeyOf({ companyId, requestId }: NewSubscription): Buffer | null {
  return requestId === undefined ? null : hashedKey(companyId, 'start', requestId)
}

/** What the same request has started before; null when it is new. */
async function findStarted(
  trx: TransactionClientContract,
  input: NewSubscription
): Promise<number | null> {
  const requestKey = requestKeyOf(input)
  if (requestKey === null) return null
  const row = await trx.from('subscriptions').where('request_key', requestKey).first()
  if (!row) return null
  const changes = await trx.from('subscription_changes').where('subscription_id', row.id)
  const start = changes.find(({ kind }) => kind === 'start')
  const isSame =
    Number(row.account_id) === input.accountId &&
    (row.service_id === null ? null : Number(row.service_id)) === input.serviceId &&
    Number(start.plan_version_id) === input.planVersionId &&
    Number(start.quantity) === (input.quantity ?? 1) &&
    (input.startsOn === 'now' || row.starts_on === input.startsOn)
  if (!isSame) throw requestTaken(input.requestId!)
  return Number(row.id)
}

async function firstDay(
  trx: TransactionClientContract,
  { companyId, startsOn }: NewSubscription,
  timeZone: string
): Promise<string> {
  const day = startsOn === 'now' ? await todayAt(trx, companyId, timeZone) : startsOn
  if (!isLocalDate(day)) {
    throw refused(`"${day}" is not "now" or a date such as "2026-02-28"`, 'startsOn')
  }
  const company = await trx.from('companies').where('id', companyId).firstOrFail()
  if (company.began_on === null || day >= company.began_on) return day
  throw refused(`The company began on ${company.began_on}: nothing starts on ${day}`, 'startsOn')
}

function lastDay({ endsOn = null }: NewSubscription, startsOn: string): string | null {
  if (endsOn === null) return null
  if (!isLocalDate(endsOn)) throw refused(`"${endsOn}" is not a date`, 'endsOn')
  if (endsOn > startsOn) return endsOn
  throw refused(`It starts on ${startsOn}: an end on ${endsOn} leaves no day`, 'endsOn')
}

async function assertOwnService(
  trx: TransactionClientContract,
  { companyId, accountId, serviceId }: NewSubscription
) {
  if (serviceId === null) return
  const own = { id: serviceId, company_id: companyId, account_id: accountId }
  if (await trx.from('services').where(own).first()) return
  throw refused('The service is not one of this account: choose one of its services', 'serviceId')
}

function refused(message: string, field: string) {
  return new ChangeRefusedException(message, field)
}
