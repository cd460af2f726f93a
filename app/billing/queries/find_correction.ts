import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { canonicalJson } from '#kernel/canonical_json'
import type { CorrectionScope } from '#app/billing/bill_run'
import { CorrectionException } from '#app/billing/exceptions/correction_exception'
import type { NewCharge } from '#app/catalog/actions/create_plan_version'
import { CHARGE_COLUMNS, chargeRow, checkCharges } from '#app/catalog/new_charges'

export interface CorrectionAsked {
  readonly companyId: number
  readonly code: string
  readonly scope: CorrectionScope
  /** The mended charges of each row of the plan version. */
  readonly mended: readonly {
    readonly planVersionId: number
    readonly charges: readonly NewCharge[]
  }[]
  readonly reason: string
}

/** What an order does not say of an edition. */
const GIVEN_TO_IT = new Set(['edition', 'position', 'recorded_at', 'phase'])

/**
 * The correction that was ordered with a code, or null. Errors: E_CORRECTION when it is another one:
 * other days, another reason or other charges.
 */
export async function findCorrection(
  client: QueryClientContract,
  asked: CorrectionAsked
): Promise<number | null> {
  const { companyId, code, scope, reason } = asked
  const row = await client.from('corrections').where({ company_id: companyId, code }).first()
  if (!row) return null
  const id = Number(row.id)
  const isSame =
    row.scope === canonicalJson(scope as never) &&
    row.reason === reason &&
    (await hasCharges(client, id, asked))
  if (!isSame)
    throw new CorrectionException(`There is another correction ${code}: choose a new code`, 'code')
  return id
}

async function hasCharges(
  client: QueryClientContract,
  correctionId: number,
  { companyId, mended }: CorrectionAsked
): Promise<boolean> {
  const editions = await client.from('charges').where('correction_id', correctionId)
  for (const { planVersionId, charges } of mended) {
    const own = editions.filter((row) => Number(row.plan_version_id) === planVersionId)
    const place = { companyId, planVersionId, edition: 0, position: 0, correctionId }
    if (!(await areStored(own, charges, place))) return false
  }
  return true
}

async function areStored(
  editions: readonly Record<string, any>[],
  charges: readonly NewCharge[],
  place: Parameters<typeof chargeRow>[1]
): Promise<boolean> {
  const stored = new Map(editions.map((row) => [row.charge_key as string, row]))
  // A rule that has a new revision since does not make it another order.
  const pinned = charges.map((charge) => {
    const known = stored.get(charge.key)
    if (known?.rule_code !== charge.ruleCode) return charge
    return { ...charge, ruleRevision: charge.ruleRevision ?? Number(known.rule_revision) }
  })
  const checked = await checkCharges(pinned)
  return checked.every((charge) => {
    const cells = chargeRow(charge, place)
    const edition = stored.get(charge.key)
    return (
      edition !== undefined &&
      CHARGE_COLUMNS.every((column, index) => {
        return GIVEN_TO_IT.has(column) || String(edition[column]) === String(cells[index])
      })
    )
  })
}
