import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { PAGE, pagesOf, type Check } from '#app/billing/verification/finding'

type Row = Record<string, any>

/**
 * What the last version of a living obligation opened with is what the period before closed with, and
 * what it closed with is stored as the closing value of its own: a change of one period has run on
 * through all that follow.
 */
export const checkStates: Check = {
  name: 'accumulators',
  async run(client, companyId) {
    let checked = 0
    for await (const versions of pagesOf((afterId) => versionsPage(client, companyId, afterId))) {
      const stored = await latestStates(client, companyId, versions.flatMap(ownersOf))
      for (const row of versions) {
        const owner = ownerOf(row, stored)
        const finding = inspect(row, stored.get(stateKey(owner, row.charge_key)) ?? [])
        if (finding !== null) return { checked, finding: `Obligation ${row.id}: ${finding}` }
        checked++
      }
    }
    return { checked, finding: null }
  },
}

/** Living obligations of charges with state, as their last versions have them. */
function versionsPage(client: QueryClientContract, companyId: number, afterId: number) {
  const latest = client
    .from('obligation_versions as newer')
    .whereColumn('newer.obligation_id', 'obligations.id')
    .max('newer.seq')
  return (
    client
      .from('obligations')
      .join('obligation_versions as version', 'version.obligation_id', 'obligations.id')
      .join('charges', 'charges.id', 'version.charge_id')
      .leftJoin('rating_group_members as member', 'member.account_id', 'obligations.account_id')
      .where('obligations.company_id', companyId)
      .where('obligations.id', '>', afterId)
      .where('obligations.voided_id', 0)
      .where('version.seq', latest)
      .whereNotNull('charges.state_owner')
      // What is rated on acceptance has an order of its own.
      .whereNot('charges.recording', 'on_accept')
      .orderBy('obligations.id')
      .limit(PAGE)
      .select(
        'obligations.id',
        'obligations.account_id',
        'obligations.service_id',
        'obligations.source_id',
        'obligations.charge_key',
        'obligations.starts_on',
        'version.accumulators_before',
        'version.accumulators_after',
        'charges.state_owner',
        'member.group_id',
        'member.starts_on as shared_from'
      )
  )
}

interface Owner {
  readonly kind: string
  readonly id: number
}

/** Where its state may be: periods that began before an account shared any are its own. */
function ownersOf(row: Row): Owner[] {
  const owner = todaysOwner(row)
  return owner.kind === 'group' ? [owner, accountOf(row)] : [owner]
}

function ownerOf(row: Row, stored: ReadonlyMap<string, readonly Row[]>): Owner {
  const owner = todaysOwner(row)
  if (owner.kind !== 'group') return owner
  const account = accountOf(row)
  // The rest of a period that began before is told by the period that is stored.
  const own = stored.get(stateKey(account, row.charge_key)) ?? []
  const isOwn = row.starts_on < (row.shared_from ?? '') || own.some((state) => covers(state, row))
  return isOwn ? account : owner
}

const accountOf = (row: Row): Owner => ({ kind: 'account', id: Number(row.account_id) })

function todaysOwner(row: Row): Owner {
  const account = accountOf(row)
  const subscription = { kind: 'subscription', id: Number(row.source_id) }
  switch (row.state_owner) {
    case 'group':
      return row.group_id === null ? account : { kind: 'group', id: Number(row.group_id) }
    case 'account':
      return account
    case 'service':
      return row.service_id === null
        ? subscription
        : { kind: 'service', id: Number(row.service_id) }
    default:
      return subscription
  }
}

const stateKey = ({ kind, id }: Owner, chargeKey: string) => `${kind}:${id}:${chargeKey}`

/** The last closing value of each period of the owners, oldest period first. */
async function latestStates(
  client: QueryClientContract,
  companyId: number,
  owners: readonly Owner[]
): Promise<Map<string, Row[]>> {
  const latest = client
    .from('accumulators as newer')
    .whereColumn('newer.company_id', 'accumulators.company_id')
    .whereColumn('newer.owner_kind', 'accumulators.owner_kind')
    .whereColumn('newer.owner_id', 'accumulators.owner_id')
    .whereColumn('newer.charge_key', 'accumulators.charge_key')
    .whereColumn('newer.starts_on', 'accumulators.starts_on')
    .max('newer.seq')
  const rows: Row[] = await client
    .from('accumulators')
    .where('company_id', companyId)
    .where((query) => {
      for (const [kind, of] of Map.groupBy(owners, (owner) => owner.kind)) {
        const ids = [...new Set(of.map(({ id }) => id))]
        query.orWhere((either) => either.where('owner_kind', kind).whereIn('owner_id', ids))
      }
    })
    .where('seq', latest)
    .orderBy('starts_on')
  return Map.groupBy(rows, (row) =>
    stateKey({ kind: row.owner_kind, id: Number(row.owner_id) }, row.charge_key)
  )
}

function inspect(row: Row, states: readonly Row[]): string | null {
  const before = states.findLast(({ ends_on: endsOn }) => endsOn <= row.starts_on)
  if (textOf(before) !== row.accumulators_before) {
    return `it does not open with what the period before closed with`
  }
  const own = states.find((state) => covers(state, row))
  return textOf(own) === row.accumulators_after ? null : 'what it closed with is not stored'
}

function covers(state: Row, row: Row): boolean {
  return state.starts_on <= row.starts_on && state.ends_on > row.starts_on
}

/** As canonical text, like `stateText` writes it; no state is schema 0 without values. */
function textOf(state: Row | undefined): string {
  return state === undefined
    ? '{"schema":0,"values":{}}'
    : `{"schema":${state.schema_revision},"values":${state.content}}`
}
