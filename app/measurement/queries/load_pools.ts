import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { periodSourceOf } from '#app/catalog/period_source'
import type { Pool, PoolMember, PoolState } from '#app/measurement/pool'

/** The pools of a company in the order of their ids; one of them when its code is given. */
export async function loadPools(
  client: QueryClientContract,
  companyId: number,
  code?: string
): Promise<Pool[]> {
  const query = client.from('pools').where('company_id', companyId).orderBy('id')
  if (code !== undefined) query.where('code', code)
  const rows = await query
  return rows.map(poolOf)
}

/** Members as they were recorded last, in the order of unit, day and service. */
export async function loadMembers(
  client: QueryClientContract,
  poolId: number
): Promise<{ members: PoolMember[]; memberId: number }> {
  const rows = await client.from('pool_members').where('pool_id', poolId).orderBy('version')
  return {
    members: latestOf(rows),
    memberId: rows.reduce((last, row) => Math.max(last, Number(row.id)), 0),
  }
}

/** The same of several pools, by pool: one query. */
export async function loadMembersOf(
  client: QueryClientContract,
  poolIds: readonly number[]
): Promise<Map<number, PoolMember[]>> {
  const rows = await client
    .from('pool_members')
    .whereIn('pool_id', [...poolIds])
    .orderBy('version')
  const byPool = Map.groupBy(rows, (row) => Number(row.pool_id))
  return new Map([...byPool].map(([poolId, own]) => [poolId, latestOf(own)]))
}

/** Rows come in the order of their versions. */
function latestOf(rows: readonly Record<string, any>[]): PoolMember[] {
  const latest = new Map<string, PoolMember>()
  for (const row of rows) {
    const member = memberOf(row)
    latest.set(memberKey(member), member)
  }
  return [...latest.values()].sort(
    (left, right) =>
      compare(left.unitKey, right.unitKey) ||
      compare(left.startsOn, right.startsOn) ||
      left.serviceId - right.serviceId
  )
}

/** What makes two rows say something of the same membership. */
export function memberKey(
  member: Pick<PoolMember, 'role' | 'unitKey' | 'serviceId' | 'startsOn'>
): string {
  return `${member.role} ${member.unitKey} ${member.serviceId} ${member.startsOn}`
}

/** By first day. */
export async function loadStates(
  client: QueryClientContract,
  poolId: number
): Promise<Map<string, PoolState>> {
  const rows = await client.from('pool_states').where('pool_id', poolId)
  return new Map(rows.map((row) => [row.starts_on, stateOf(row)]))
}

export function stateOf(row: Record<string, any>): PoolState {
  return {
    poolId: Number(row.pool_id),
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    state: row.state,
    generation: Number(row.generation),
    batchSeq: Number(row.batch_seq),
    memberId: Number(row.member_id),
    reason: row.reason,
  }
}

export function poolOf(row: Record<string, any>): Pool {
  return {
    id: Number(row.id),
    companyId: Number(row.company_id),
    code: row.code,
    name: row.name,
    allocation:
      row.allocation_code === null
        ? null
        : { code: row.allocation_code, revision: Number(row.allocation_revision) },
    terms: JSON.parse(row.terms),
    timeZone: row.time_zone,
    periodUnit: row.period_unit,
    periodCount: Number(row.period_count),
    periodSource: periodSourceOf(row),
    startsOn: row.starts_on,
  }
}

function memberOf(row: Record<string, any>): PoolMember {
  return {
    id: Number(row.id),
    role: row.role,
    unitKey: row.unit_key,
    serviceId: Number(row.service_id),
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    rule:
      row.rule_code === null ? null : { code: row.rule_code, revision: Number(row.rule_revision) },
    terms: JSON.parse(row.terms),
    weights: JSON.parse(row.weights),
  }
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}
