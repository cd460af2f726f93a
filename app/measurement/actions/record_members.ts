import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { canonicalJson } from '#kernel/canonical_json'
import type { JsonObject } from '#sdk/json'
import { bulkInsert, type Cell } from '#app/database/bulk_insert'
import { clock } from '#app/database/clock'
import { unitOfWork } from '#app/database/unit_of_work'
import { checkMember, checkTogether, type MemberFacts } from '#app/measurement/check_members'
import { PoolException } from '#app/measurement/exceptions/pool_exception'
import type { MemberRole, PoolMember } from '#app/measurement/pool'
import { loadMembers, memberKey, poolOf } from '#app/measurement/queries/load_pools'
import { pluginHost } from '#app/plugin_host/plugin_host'

export interface NewMember {
  readonly role: MemberRole
  /** Left out for a meter of the pool itself. */
  readonly unitKey?: string
  readonly serviceId: number
  readonly startsOn: string
  readonly endsOn?: string | null
  /** How a meter is measured; the newest revision unless one is named. */
  readonly rule?: { readonly code: string; readonly revision?: number; readonly terms: JsonObject }
  readonly weights?: { readonly [name: string]: string }
}

interface Input {
  readonly companyId: number
  readonly poolId: number
  readonly members: readonly NewMember[]
  readonly actor: string
}

const COLUMNS = [
  'company_id',
  'pool_id',
  'role',
  'unit_key',
  'service_id',
  'starts_on',
  'ends_on',
  'version',
  'rule_code',
  'rule_revision',
  'terms',
  'weights',
  'recorded_by',
  'recorded_at',
]

/**
 * Records who belongs to a pool, from which day to which. A member that is known under the same
 * role, unit, service and first day is mended by a later row: its end, its weights or its rule; what
 * says nothing new is not written. Returns how many rows were. A frozen period that is touched is
 * allocated again by the next measurement.
 *
 * Errors: E_POOL, E_VALIDATION_ERROR for terms, E_PLUGIN_MISSING, E_ROW_NOT_FOUND.
 */
export class RecordMembers {
  async execute({ companyId, poolId, members, actor }: Input): Promise<number> {
    const wanted = await Promise.all(members.map(complete))
    return unitOfWork(async (work) => {
      const { trx } = work
      const pool = poolOf(await holdPool(trx, companyId, poolId))
      for (const member of wanted) checkMember(member, pool.allocation !== null)
      await checkServices(trx, companyId, wanted)
      const known = await loadMembers(trx, poolId)
      const byKey = new Map<string, MemberFacts>(
        known.members.map((member) => [memberKey(member), member])
      )
      const news = wanted.filter((member) => isNews(byKey, member))
      checkTogether([...byKey.values()])
      await writeMembers(trx, { companyId, poolId, actor }, news)
      if (news.length > 0) {
        work.record({
          companyId,
          actor,
          action: 'pool.members_recorded',
          subjectKind: 'pool',
          subjectId: poolId,
          details: { code: pool.code, members: news.length },
        })
      }
      return news.length
    })
  }
}

async function complete(member: NewMember): Promise<MemberFacts> {
  const { role, unitKey = '', serviceId, startsOn, endsOn = null, weights = {} } = member
  const facts = { role, unitKey, serviceId, startsOn, endsOn, weights }
  if (member.rule === undefined) return { ...facts, rule: null, terms: {} }
  const host = pluginHost()
  const { code } = member.rule
  const revision = member.rule.revision ?? host.latestDeterminantRevision(code)
  const terms = await host.determinant(code, revision).validateTerms(member.rule.terms)
  return { ...facts, rule: { code, revision }, terms }
}

/** Whoever records members of the pool waits here, so their rows are numbered as they commit. */
async function holdPool(trx: TransactionClientContract, companyId: number, poolId: number) {
  return trx
    .from('pools')
    .where('company_id', companyId)
    .where('id', poolId)
    .forUpdate()
    .firstOrFail()
}

async function checkServices(
  trx: TransactionClientContract,
  companyId: number,
  members: readonly MemberFacts[]
) {
  const ids = [...new Set(members.map(({ serviceId }) => serviceId))]
  const rows = await trx
    .from('services')
    .where('company_id', companyId)
    .whereIn('id', ids)
    .select('id')
  const known = new Set(rows.map((row) => Number(row.id)))
  const stray = ids.find((id) => !known.has(id))
  if (stray !== undefined) throw PoolException.unknownService(stray)
}

/** Notes what the member says, and whether it said something else before. */
function isNews(byKey: Map<string, MemberFacts>, member: MemberFacts): boolean {
  const before = byKey.get(memberKey(member))
  byKey.set(memberKey(member), member)
  return before === undefined || contentOf(before) !== contentOf(member)
}

function contentOf({ endsOn, rule, terms, weights }: MemberFacts): string {
  return canonicalJson({ endsOn, rule, terms, weights })
}

async function writeMembers(
  trx: TransactionClientContract,
  { companyId, poolId, actor }: Omit<Input, 'members'>,
  members: readonly MemberFacts[]
) {
  const versions = await versionsOf(trx, poolId)
  const now = clock.now()
  const rows = members.map((member): Cell[] => {
    const version = (versions.get(memberKey(member)) ?? 0) + 1
    versions.set(memberKey(member), version)
    return [
      companyId,
      poolId,
      member.role,
      member.unitKey,
      member.serviceId,
      member.startsOn,
      member.endsOn,
      version,
      member.rule?.code ?? null,
      member.rule?.revision ?? null,
      canonicalJson(member.terms),
      canonicalJson(member.weights),
      actor,
      now,
    ]
  })
  await bulkInsert(trx, 'pool_members', COLUMNS, rows)
}

async function versionsOf(trx: TransactionClientContract, poolId: number) {
  const rows = await trx
    .from('pool_members')
    .where('pool_id', poolId)
    .groupBy('role', 'unit_key', 'service_id', 'starts_on')
    .select('role', 'unit_key', 'service_id', 'starts_on')
    .max('version as version')
  return new Map(
    rows.map((row) => {
      const place: Pick<PoolMember, 'role' | 'unitKey' | 'serviceId' | 'startsOn'> = {
        role: row.role,
        unitKey: row.unit_key,
        serviceId: Number(row.service_id),
        startsOn: row.starts_on,
      }
      return [memberKey(place), Number(row.version)]
    })
  )
}
