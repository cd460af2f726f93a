import { canonicalJson, type CanonicalValue } from '#kernel/canonical_json'
import type { Read, StateOwner } from '#sdk/rating'
import type { Cell } from '#app/database/bulk_insert'
import { clock } from '#app/database/clock'
import type { NewCharge } from '#app/catalog/actions/create_plan_version'
import { assertRecordable } from '#app/catalog/recordable'
import { sortCharges } from '#app/catalog/sort_charges'
import { ChargeTermsException } from '#app/catalog/exceptions/charge_terms_exception'
import { pluginHost } from '#app/plugin_host/plugin_host'

/** A charge that is fit to be stored: terms validated, revision pinned, readings known. */
export interface CheckedCharge extends NewCharge {
  readonly ruleRevision: number
  readonly reads: readonly Read[]
  readonly stateOwner: StateOwner | null
}

export const CHARGE_COLUMNS = [
  'company_id',
  'plan_version_id',
  'charge_key',
  'edition',
  'name',
  'rule_code',
  'rule_revision',
  'terms',
  'metrics',
  'timing',
  'tax_category',
  'ledger_code',
  'position',
  'tags',
  'reads',
  'state_owner',
  'recording',
  'recorded_at',
  'correction_id',
  'phase',
]

/**
 * Checks the charges of a plan version, each alone and all together.
 *
 * Errors: E_VALIDATION_ERROR for terms, E_PLUGIN_MISSING for a rule nobody registered,
 * E_CHARGE_CIRCLE for charges that read each other in a circle, E_RECORDING for a way of recording
 * that the charge does not allow.
 */
export async function checkCharges(charges: readonly NewCharge[]): Promise<CheckedCharge[]> {
  const checked = await Promise.all(charges.map(checkCharge))
  sortCharges(
    checked.map((charge) => {
      const hosted = pluginHost().ratingRule(charge.ruleCode, charge.ruleRevision)
      const isDiscount = hosted.discount(charge.terms as never) !== null
      const { key, tags = [], reads } = charge
      return { key, tags, reads, stage: hosted.rule.stage, isDiscount }
    })
  )
  return checked
}

async function checkCharge(charge: NewCharge): Promise<CheckedCharge> {
  const host = pluginHost()
  const latest = host.latestRatingRules().find(({ rule }) => rule.code === charge.ruleCode)
  const ruleRevision = charge.ruleRevision ?? latest?.rule.revision ?? 1
  const hosted = host.ratingRule(charge.ruleCode, ruleRevision)
  const terms = await hosted.validateTerms(charge.terms)
  const checked = {
    ...charge,
    ruleRevision,
    terms: terms as CanonicalValue,
    reads: hosted.reads(terms),
    stateOwner: hosted.stateOwner(terms),
  }
  assertRecordable(checked, hosted.rule)
  return checked
}

/**
 * Compiles each charge once in its currency, so that what only its rule can find is found before it
 * is stored: usage to be added up without a metric, a minimum above its maximum. Rules that need
 * facts are tried where these are known (`readCharges`). Errors: E_CHARGE_TERMS, naming the charge.
 */
export function assertCompilable(charges: readonly CheckedCharge[], currency: string) {
  for (const { key, ruleCode, ruleRevision, terms, metrics } of charges) {
    const hosted = pluginHost().ratingRule(ruleCode, ruleRevision)
    if (hosted.rule.facts !== undefined) continue
    try {
      hosted.compile(terms as never, undefined, { currency, timeZone: 'UTC', metrics })
    } catch (error) {
      throw new ChargeTermsException(key, error)
    }
  }
}

interface Place {
  readonly companyId: number
  readonly planVersionId: number
  readonly edition: number
  readonly position: number
  readonly correctionId?: number
}

export function chargeRow(charge: CheckedCharge, place: Place): Cell[] {
  return [
    place.companyId,
    place.planVersionId,
    charge.key,
    place.edition,
    charge.name,
    charge.ruleCode,
    charge.ruleRevision,
    canonicalJson(charge.terms),
    canonicalJson([...charge.metrics].sort()),
    charge.timing,
    charge.taxCategory,
    charge.ledgerCode,
    place.position,
    canonicalJson([...(charge.tags ?? [])].sort()),
    canonicalJson(charge.reads as never),
    charge.stateOwner,
    charge.recording ?? 'replay',
    clock.now(),
    place.correctionId ?? null,
    charge.phase ?? null,
  ]
}
