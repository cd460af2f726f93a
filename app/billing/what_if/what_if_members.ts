import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { WhatIfException } from '#app/billing/exceptions/what_if_exception'
import { MOST_ACCOUNTS, type WhatIfScope } from '#app/billing/what_if/what_if'
import type { WhatIfMember } from '#app/billing/what_if/what_if_chunks'

export interface WhatIfChoice {
  readonly companyId: number
  readonly fromVersionId: number
  readonly scope: WhatIfScope
  /** Numbers of accounts, for the scope of them. */
  readonly accountNumbers?: readonly string[]
  /** Code of a rating group, for the scope of one. */
  readonly groupCode?: string
  readonly today: string
}

/**
 * The accounts of a comparison, with all that share state with them: their amounts may move as well.
 * Errors: E_WHAT_IF at the field of the choice that finds nobody.
 */
export async function whatIfMembers(
  client: QueryClientContract,
  choice: WhatIfChoice
): Promise<WhatIfMember[]> {
  const ids = await chosenIds(client, choice)
  if (choice.scope === 'all' || choice.scope === 'plan_version') {
    ids.push(...(await accountsOn(client, choice)))
  }
  if (ids.length === 0) {
    throw new WhatIfException('fromVersionId', 'No account is on this plan version: choose another')
  }
  return withMates(client, choice.companyId, ids)
}

async function chosenIds(client: QueryClientContract, choice: WhatIfChoice): Promise<number[]> {
  const { companyId, scope, groupCode = '', accountNumbers = [] } = choice
  if (scope === 'group') {
    const members = await client
      .from('rating_group_members as member')
      .join('rating_groups as g', 'g.id', 'member.group_id')
      .where({ 'g.company_id': companyId, 'g.code': groupCode })
      .orderBy('member.account_id')
      .select('member.account_id')
    if (members.length > 0) return members.map((row) => Number(row.account_id))
    throw new WhatIfException('group', `There is no rating group "${groupCode}" with members`)
  }
  if (scope !== 'accounts') return []
  const numbers = [...new Set(accountNumbers)]
  const rows = await client
    .from('accounts')
    .where('company_id', companyId)
    .whereIn('number', numbers)
    .select('id', 'number')
  const known = new Set(rows.map((row) => String(row.number)))
  const unknown = numbers.filter((number) => !known.has(number))
  if (numbers.length > 0 && unknown.length === 0) return rows.map((row) => Number(row.id))
  throw new WhatIfException(
    'accounts',
    numbers.length === 0
      ? 'Name at least one account'
      : `There is no account ${unknown.slice(0, 5).join(', ')}`
  )
}

async function accountsOn(client: QueryClientContract, choice: WhatIfChoice): Promise<number[]> {
  const { companyId, fromVersionId, scope, today } = choice
  const query = client.from('subscriptions').where('company_id', companyId)
  if (scope === 'plan_version') {
    query.where('plan_version_id', fromVersionId).where((open) => {
      open.whereNull('ends_on').orWhere('ends_on', '>', today)
    })
  } else {
    const changed = client
      .from('subscription_changes')
      .where({ company_id: companyId, plan_version_id: fromVersionId })
      .select('subscription_id')
    query.where((on) => {
      on.where('plan_version_id', fromVersionId).orWhereIn('id', changed)
    })
  }
  const rows = await query.distinct('account_id').limit(MOST_ACCOUNTS).select('account_id')
  return rows.map((row) => Number(row.account_id))
}

/** Accounts in their order, with their groups and everybody in them. */
export async function withMates(
  client: QueryClientContract,
  companyId: number,
  accountIds: readonly number[]
): Promise<WhatIfMember[]> {
  const rows = await client
    .from('rating_group_members')
    .where('company_id', companyId)
    .limit(MOST_ACCOUNTS)
    .select('account_id', 'group_id')
  const groupOf = new Map(rows.map((row) => [Number(row.account_id), Number(row.group_id)]))
  const groups = new Set(accountIds.map((id) => groupOf.get(id)))
  const mates = [...groupOf].filter(([, group]) => groups.has(group)).map(([id]) => id)
  return [...new Set([...accountIds, ...mates])]
    .sort((left, right) => left - right)
    .map((id) => ({ id, groupId: groupOf.get(id) ?? null }))
}
