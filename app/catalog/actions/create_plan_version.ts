import { canonicalJson, type CanonicalValue } from '#kernel/canonical_json'
import { bulkInsert } from '#app/database/bulk_insert'
import { clock } from '#app/database/clock'
import { unitOfWork } from '#app/database/unit_of_work'
import { pluginHost } from '#app/plugin_host/plugin_host'
import type { ChargeTiming } from '#app/catalog/charge'

export interface NewCharge {
  readonly key: string
  readonly name: string
  readonly ruleCode: string
  readonly ruleRevision?: number
  readonly terms: CanonicalValue
  readonly metrics: readonly string[]
  readonly timing: ChargeTiming
  readonly taxCategory: string
  readonly ledgerCode: string
}

export interface NewPlanVersion {
  readonly companyId: number
  readonly code: string
  readonly name: string
  readonly validFrom: string
  readonly currency: string
  readonly periodUnit: 'day' | 'week' | 'month' | 'year'
  readonly periodCount: number
  readonly proration: string
  readonly charges: readonly NewCharge[]
  readonly actor: string
}

const COLUMNS = [
  'company_id',
  'plan_version_id',
  'charge_key',
  'name',
  'rule_code',
  'rule_revision',
  'terms',
  'metrics',
  'timing',
  'tax_category',
  'ledger_code',
  'position',
]

/**
 * Adds the next version of a plan, and the plan with its first. Each charge pins the newest revision
 * of its rule unless it names one; its terms are validated by the rule's own schema.
 * Errors: E_VALIDATION_ERROR for terms, E_PLUGIN_MISSING for a rule nobody registered.
 */
export class CreatePlanVersion {
  async execute(input: NewPlanVersion): Promise<number> {
    const charges = await Promise.all(input.charges.map((charge) => this.#checked(charge)))
    return unitOfWork(async (work) => {
      const planId = await this.#planId(work.trx, input)
      const latest = await work.trx
        .from('plan_versions')
        .where('plan_id', planId)
        .max('version as version')
        .firstOrFail()
      const [versionId] = await work.trx.table('plan_versions').insert({
        company_id: input.companyId,
        plan_id: planId,
        version: Number(latest.version ?? 0) + 1,
        valid_from: input.validFrom,
        currency: input.currency,
        period_unit: input.periodUnit,
        period_count: input.periodCount,
        proration: input.proration,
        created_at: clock.now(),
      })
      const rows = charges.map((charge, index) => [
        input.companyId,
        Number(versionId),
        charge.key,
        charge.name,
        charge.ruleCode,
        charge.ruleRevision,
        canonicalJson(charge.terms),
        canonicalJson([...charge.metrics].sort()),
        charge.timing,
        charge.taxCategory,
        charge.ledgerCode,
        index + 1,
      ])
      await bulkInsert(work.trx, 'charges', COLUMNS, rows)
      work.record({
        companyId: input.companyId,
        actor: input.actor,
        action: 'plan_version.created',
        subjectKind: 'plan_version',
        subjectId: Number(versionId),
        details: { plan: input.code, charges: rows.length },
      })
      return Number(versionId)
    })
  }

  async #checked(charge: NewCharge) {
    const host = pluginHost()
    const latest = host.latestRatingRules().find(({ rule }) => rule.code === charge.ruleCode)
    const ruleRevision = charge.ruleRevision ?? latest?.rule.revision ?? 1
    const rule = host.ratingRule(charge.ruleCode, ruleRevision)
    const terms = (await rule.validateTerms(charge.terms)) as CanonicalValue
    return { ...charge, ruleRevision, terms }
  }

  async #planId(trx: Parameters<typeof bulkInsert>[0], input: NewPlanVersion): Promise<number> {
    const where = { company_id: input.companyId, code: input.code }
    const known = await trx.from('plans').where(where).select('id').first()
    if (known) {
      return Number(known.id)
    }
    const plan = { ...where, name: input.name, created_at: clock.now() }
    const [id] = await trx.table('plans').insert(plan)
    return Number(id)
  }
}
