import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { addMonths } from '#kernel/calendar_date'
import { SETTLED_MONTHS } from '#app/billing/bill_run'
import { payerSpans } from '#app/customers/paying/payers'
import { loadDocumentRules, payerChange, ruleOf } from '#app/customers/queries/load_payers'

export interface UnitsAsked {
  readonly companyId: number
  /** The day that the documents are issued on. */
  readonly issuedOn: string
  /** Absent: all accounts of the company. */
  readonly accountIds?: readonly number[]
}

/** Accounts that are billed together, and the number of what they make: its smallest account. */
export type Units = ReadonlyMap<number, number>

/**
 * Accounts that are rated, held and issued as a whole, since they share state or stand on one
 * document; an account that does neither is not in it, and is a unit of its own. Who was paid for
 * within the months that a run looks back at still belongs to its payer's unit, because late usage of
 * these days is billed to it.
 */
export async function loadUnits(client: QueryClientContract, asked: UnitsAsked): Promise<Units> {
  const links = [...(await groupLinks(client, asked)), ...(await payerLinks(client, asked))]
  const parents = new Map<number, number>()
  const rootOf = (id: number): number => {
    let root = id
    while (parents.has(root)) root = parents.get(root)!
    return root
  }
  for (const [one, other] of links) {
    const [small, large] = [rootOf(one), rootOf(other)].sort((left, right) => left - right)
    if (small !== large) parents.set(large, small)
  }
  const members = new Set(links.flat())
  return new Map([...members].map((id) => [id, rootOf(id)]))
}

type Link = readonly [number, number]

/** Each member with the first of its group. */
async function groupLinks(client: QueryClientContract, asked: UnitsAsked): Promise<Link[]> {
  const query = client
    .from('rating_group_members')
    .where('company_id', asked.companyId)
    .orderBy('account_id')
    .select('account_id', 'group_id')
  if (asked.accountIds) void query.whereIn('account_id', [...asked.accountIds])
  const byGroup = Map.groupBy(await query, (row) => Number(row.group_id))
  return [...byGroup.values()].flatMap((rows) => {
    const first = Number(rows[0].account_id)
    return rows.map((row): Link => [first, Number(row.account_id)])
  })
}

/** Each account with those who pay for it on documents of their own. */
async function payerLinks(client: QueryClientContract, asked: UnitsAsked): Promise<Link[]> {
  const query = client
    .from('account_payers')
    .where('company_id', asked.companyId)
    .orderBy('account_id')
    .select('account_id', 'seq', 'starts_on', 'payer_id')
  if (asked.accountIds) {
    const ids = [...asked.accountIds]
    const payers = client.from('account_payers').whereIn('payer_id', ids).select('account_id')
    void query.where((own) => own.whereIn('account_id', ids).orWhereIn('account_id', payers))
  }
  const rows = await query
  const since = addMonths(asked.issuedOn, -SETTLED_MONTHS)
  const links = [...Map.groupBy(rows, (row) => Number(row.account_id))].flatMap(([id, own]) =>
    payerSpans(own.map(payerChange)).flatMap(({ payerId, startsOn, endsOn }): Link[] => {
      const concerns = endsOn === null || (endsOn > since && endsOn > startsOn)
      return payerId !== null && concerns ? [[payerId, id]] : []
    })
  )
  const payerIds = [...new Set(links.map(([payerId]) => payerId))]
  const rules = await loadDocumentRules(client, payerIds, asked.issuedOn)
  return links.filter(([payerId]) => ruleOf(rules, payerId).payerForm === 'consolidated')
}

/** A payer has payees, these share state with others: further steps are not made in practice. */
const MOST_STEPS = 10

/** Accounts with all that are billed together with them, at most so many. */
export async function withUnitMembers(
  client: QueryClientContract,
  asked: UnitsAsked & { readonly accountIds: readonly number[] },
  maximum: number
): Promise<number[]> {
  let known = [...new Set(asked.accountIds)]
  for (let step = 0; step < MOST_STEPS && known.length <= maximum; step++) {
    const groups = client.from('rating_group_members').whereIn('account_id', known)
    const together = await client
      .from('rating_group_members')
      .whereIn('group_id', groups.select('group_id'))
      .limit(maximum)
      .select('account_id')
    const ids = [...new Set([...known, ...together.map((row) => Number(row.account_id))])]
    const units = await loadUnits(client, { ...asked, accountIds: ids })
    const grown = [...new Set([...ids, ...units.keys()])]
    if (grown.length === known.length) return known
    known = grown
  }
  return known.slice(0, maximum)
}
