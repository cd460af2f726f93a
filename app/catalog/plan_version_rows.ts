import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { bulkInsert } from '#app/database/bulk_insert'
import { clock } from '#app/database/clock'
import type { NewCharge } from '#app/catalog/actions/create_plan_version'
import {
  assertCompilable,
  CHARGE_COLUMNS,
  chargeRow,
  checkCharges,
  type CheckedCharge,
} from '#app/catalog/new_charges'
import { checkPhases, phaseColumns, type Phase, type PhaseAnchor } from '#app/catalog/phases'
import {
  checkPeriodSource,
  periodSourceColumns,
  type NewPeriodSource,
  type PeriodSourceUse,
} from '#app/catalog/period_source'

/** What one version says, with its prices in one or several currencies. */
export interface VersionFacts {
  readonly validFrom: string
  /** The first day on which nobody is put on it any more; null: open. */
  readonly validTo: string | null
  readonly periodUnit: 'day' | 'week' | 'month' | 'year'
  readonly periodCount: number
  readonly proration: string
  readonly periodSource?: NewPeriodSource
  /** Stretches of a subscription's life, in their order; none unless they are given. */
  readonly phases?: readonly Phase[]
  /** Where periods are counted from behind the first phase; from the same day as before it. */
  readonly phaseAnchor?: PhaseAnchor
  readonly prices: readonly PricesIn[]
}

export interface PricesIn {
  readonly currency: string
  readonly charges: readonly NewCharge[]
}

/** A version that is fit to be stored. */
export interface CheckedVersion extends Omit<
  VersionFacts,
  'prices' | 'periodSource' | 'phases' | 'phaseAnchor'
> {
  readonly periodSource: PeriodSourceUse
  readonly phases: readonly Phase[]
  readonly phaseAnchor: PhaseAnchor
  readonly prices: readonly { readonly currency: string; readonly charges: CheckedCharge[] }[]
}

/** Errors: as `checkCharges`, `assertCompilable`, `checkPeriodSource` and `checkPhases`. */
export async function checkVersion(facts: VersionFacts): Promise<CheckedVersion> {
  const { phaseAnchor = 'keep' } = facts
  const phases = facts.prices
    .map(({ charges }) => checkPhases(facts.phases ?? [], phaseAnchor, charges))
    .at(0)!
  const prices = []
  for (const { currency, charges } of facts.prices) {
    const checked = await checkCharges(charges)
    assertCompilable(checked, currency)
    prices.push({ currency, charges: checked })
  }
  const periodSource = await checkPeriodSource(facts.periodSource)
  return { ...facts, periodSource, phases, phaseAnchor, prices }
}

interface VersionPlace {
  readonly companyId: number
  readonly planId: number
  readonly version: number
}

/** One row of each currency, with its charges; the ids in the order of the currencies. */
export async function insertVersion(
  trx: TransactionClientContract,
  place: VersionPlace,
  checked: CheckedVersion
): Promise<number[]> {
  const ids: number[] = []
  for (const prices of checked.prices) {
    const [id] = await trx.table('plan_versions').insert({
      company_id: place.companyId,
      plan_id: place.planId,
      version: place.version,
      currency: prices.currency,
      created_at: clock.now(),
      ...versionColumns(checked),
    })
    await insertCharges(trx, place.companyId, Number(id), prices.charges)
    ids.push(Number(id))
  }
  return ids
}

export function versionColumns(checked: CheckedVersion) {
  return {
    valid_from: checked.validFrom,
    valid_to: checked.validTo,
    period_unit: checked.periodUnit,
    period_count: checked.periodCount,
    proration: checked.proration,
    ...periodSourceColumns(checked.periodSource),
    ...phaseColumns(checked.phases, checked.phaseAnchor),
  }
}

export async function insertCharges(
  trx: TransactionClientContract,
  companyId: number,
  planVersionId: number,
  charges: readonly CheckedCharge[]
) {
  const rows = charges.map((charge, index) =>
    chargeRow(charge, { companyId, planVersionId, edition: 1, position: index + 1 })
  )
  await bulkInsert(trx, 'charges', CHARGE_COLUMNS, rows)
}

/** Holds a plan so that two changes of its versions follow each other. */
export async function lockPlan(trx: TransactionClientContract, companyId: number, planId: number) {
  return trx.from('plans').where({ id: planId, company_id: companyId }).forUpdate().first()
}

export async function nextVersion(trx: TransactionClientContract, planId: number) {
  const latest = await trx
    .from('plan_versions')
    .where('plan_id', planId)
    .max('version as version')
    .firstOrFail()
  return Number(latest.version ?? 0) + 1
}
