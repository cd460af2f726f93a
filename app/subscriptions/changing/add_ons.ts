import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { findAddOnRules, type AddonRules } from '#app/catalog/queries/find_addon_rules'
import { ChangeRefusedException } from '#app/subscriptions/exceptions/change_refused_exception'

interface AddOnAsked {
  readonly companyId: number
  readonly accountId: number
  readonly serviceId: number | null
  readonly planVersionId: number
  /** The base that the caller means; only needed where several would do. */
  readonly baseId?: number | null
}

/** What an add-on stands beside. */
export interface Base {
  readonly id: number
  /** What its periods are counted from; null when the add-on counts from its own first day. */
  readonly anchorOn: string | null
}

/** Add-ons of one base that are looked at. */
const MOST = 200

/**
 * The base of an add-on that starts on a day: a subscription of the same account that runs then, on a
 * plan that the add-on may stand beside; of several the one of the same service. Null for a plan that
 * stands alone. Errors: E_CHANGE_REFUSED at `planVersionId` without a base, at `baseId` when it is not
 * one or when several would do.
 */
export async function baseOf(
  client: QueryClientContract,
  asked: AddOnAsked,
  startsOn: string
): Promise<Base | null> {
  const { companyId, planVersionId, baseId = null } = asked
  const version = await client.from('plan_versions').where('id', planVersionId).firstOrFail()
  const rules = await findAddOnRules(client, companyId, Number(version.plan_id))
  if (rules === null) {
    if (baseId === null) return null
    throw refused('The plan is no add-on: it stands beside nothing', 'baseId')
  }
  const bases = await basesOn(client, asked, rules, startsOn)
  const base = chosen(bases, asked)
  return { id: Number(base.id), anchorOn: rules.alignment === 'base' ? base.anchor_on : null }
}

/** Add-ons of a base that run on a day or begin later, in the order they were started. */
export async function addOnsFrom(
  client: QueryClientContract,
  baseId: number,
  day: string
): Promise<{ readonly id: number; readonly from: string }[]> {
  const rows = await client
    .from('subscriptions')
    .where('base_id', baseId)
    .where((open) => open.whereNull('ends_on').orWhere('ends_on', '>', day))
    .orderBy('id')
    .limit(MOST)
  return rows.map((row) => {
    const startsOn = String(row.starts_on)
    return { id: Number(row.id), from: startsOn > day ? startsOn : day }
  })
}

function basesOn(
  client: QueryClientContract,
  { companyId, accountId }: AddOnAsked,
  { basePlanIds }: AddonRules,
  day: string
) {
  const running = client
    .from('subscriptions')
    .join('plan_versions', 'plan_versions.id', 'subscriptions.plan_version_id')
    .join('plans', 'plans.id', 'plan_versions.plan_id')
    .where({ 'subscriptions.company_id': companyId, 'subscriptions.account_id': accountId })
    .where('plans.purpose', 'sale')
    .whereNull('plans.addon_alignment')
    .where('subscriptions.starts_on', '<=', day)
    .where((open) => {
      open.whereNull('subscriptions.ends_on').orWhere('subscriptions.ends_on', '>', day)
    })
    .orderBy('subscriptions.id')
    .limit(MOST)
    .select('subscriptions.id', 'subscriptions.anchor_on', 'subscriptions.service_id')
  return basePlanIds.length === 0 ? running : running.whereIn('plans.id', [...basePlanIds])
}

function chosen(
  bases: readonly Record<string, any>[],
  { baseId = null, serviceId }: AddOnAsked
): Record<string, any> {
  if (baseId !== null) {
    const named = bases.find(({ id }) => Number(id) === baseId)
    if (named) return named
    throw refused(`Subscription ${baseId} is not one that the add-on may stand beside`, 'baseId')
  }
  const own = bases.filter(({ service_id: service }) => {
    return serviceId !== null && Number(service) === serviceId
  })
  const [first, second] = own.length > 0 ? own : bases
  if (first === undefined) {
    const why = 'The plan is an add-on and the account has nothing that it may stand beside'
    throw refused(`${why}: start that first`, 'planVersionId')
  }
  if (second === undefined) return first
  const ids = bases.map(({ id }) => id).join(', ')
  throw refused(`The add-on may stand beside ${ids}: name one of them`, 'baseId')
}

function refused(message: string, field: string) {
  return new ChangeRefusedException(message, field)
}
