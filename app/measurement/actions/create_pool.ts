import db from '@adonisjs/lucid/services/db'
import { canonicalJson } from '#kernel/canonical_json'
import type { PeriodUnit } from '#kernel/period'
import type { JsonObject } from '#sdk/json'
import {
  checkPeriodSource,
  isCalendar,
  periodSourceColumns,
  type NewPeriodSource,
  type PeriodSourceUse,
} from '#app/catalog/period_source'
import { clock } from '#app/database/clock'
import { isDuplicateKey } from '#app/database/errors'
import { unitOfWork } from '#app/database/unit_of_work'
import { PoolException } from '#app/measurement/exceptions/pool_exception'
import type { Pool } from '#app/measurement/pool'
import { loadPools } from '#app/measurement/queries/load_pools'
import { pluginHost } from '#app/plugin_host/plugin_host'

export interface NewPool {
  readonly companyId: number
  readonly code: string
  readonly name: string
  /** The newest revision unless one is named; null when nothing is shared. */
  readonly allocation: {
    readonly code: string
    readonly revision?: number
    readonly terms: JsonObject
  } | null
  readonly timeZone: string
  readonly periodUnit: PeriodUnit
  readonly periodCount: number
  /** Where periods come from when they are not counted from the first day. */
  readonly periodSource?: NewPeriodSource
  /** First day of the first period. */
  readonly startsOn: string
  readonly actor: string
}

/**
 * Founds a pool. The same pool again is the same pool.
 *
 * Errors: E_VALIDATION_ERROR for terms, E_PLUGIN_MISSING for an allocation nobody registered,
 * E_POOL when the code is taken by another pool.
 */
export class CreatePool {
  async execute(input: NewPool): Promise<number> {
    const { allocation, terms } = await this.#allocation(input)
    const periodSource = await this.#periodSource(input)
    const wanted = { ...input, allocation, terms, periodSource }
    try {
      return (await this.#known(wanted)) ?? (await this.#create(wanted))
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
      return (await this.#known(wanted))!
    }
  }

  async #allocation({ allocation }: NewPool): Promise<Pick<Pool, 'allocation' | 'terms'>> {
    if (allocation === null) return { allocation: null, terms: {} }
    const host = pluginHost()
    const { code } = allocation
    const revision = allocation.revision ?? host.latestAllocationRevision(code)
    const terms = await host.allocation(code, revision).validateTerms(allocation.terms)
    return { allocation: { code, revision }, terms }
  }

  /** What a pool freezes cannot be what its own periods go by. */
  async #periodSource({ periodSource }: NewPool): Promise<PeriodSourceUse> {
    const use = await checkPeriodSource(periodSource)
    if (isCalendar(use)) return use
    const marks = pluginHost().periodSource(use.code, use.revision).marks(use.terms)
    if (marks?.kind === 'quantity') throw PoolException.circularPeriods(use.code)
    return use
  }

  async #known(wanted: Omit<Pool, 'id'>): Promise<number | null> {
    const [known] = await loadPools(db.connection(), wanted.companyId, wanted.code)
    if (known === undefined) return null
    if (contentOf(known) !== contentOf(wanted)) throw PoolException.known(wanted.code)
    return known.id
  }

  async #create(pool: Omit<Pool, 'id'> & { readonly actor: string }): Promise<number> {
    return unitOfWork(async (work) => {
      const [id] = await work.trx.table('pools').insert({
        company_id: pool.companyId,
        code: pool.code,
        name: pool.name,
        allocation_code: pool.allocation?.code ?? null,
        allocation_revision: pool.allocation?.revision ?? null,
        terms: canonicalJson(pool.terms),
        time_zone: pool.timeZone,
        period_unit: pool.periodUnit,
        period_count: pool.periodCount,
        ...periodSourceColumns(pool.periodSource),
        starts_on: pool.startsOn,
        created_at: clock.now(),
      })
      work.record({
        companyId: pool.companyId,
        actor: pool.actor,
        action: 'pool.created',
        subjectKind: 'pool',
        subjectId: Number(id),
        details: { code: pool.code, name: pool.name },
      })
      return Number(id)
    })
  }
}

function contentOf(pool: Omit<Pool, 'id'>): string {
  const { name, allocation, terms, timeZone, periodUnit, periodCount, periodSource, startsOn } =
    pool
  const periods = { periodUnit, periodCount, periodSource: { ...periodSource }, startsOn }
  return canonicalJson({ name, allocation, terms, timeZone, ...periods })
}
