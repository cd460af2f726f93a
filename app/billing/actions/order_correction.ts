import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { canonicalJson } from '#kernel/canonical_json'
import { bulkInsert } from '#app/database/bulk_insert'
import { clock } from '#app/database/clock'
import { isDuplicateKey } from '#app/database/errors'
import { unitOfWork } from '#app/database/unit_of_work'
import { CorrectionException } from '#app/billing/exceptions/correction_exception'
import type { CorrectionScope } from '#app/billing/bill_run'
import { findCorrection } from '#app/billing/queries/find_correction'
import type { NewCharge } from '#app/catalog/actions/create_plan_version'
import {
  CHARGE_COLUMNS,
  chargeRow,
  checkCharges,
  type CheckedCharge,
} from '#app/catalog/new_charges'

export interface CorrectionOrder {
  readonly companyId: number
  /** The caller's name of the correction; the same order again changes nothing. */
  readonly code: string
  readonly planVersionId: number
  /** The mended charges, whole; each supersedes the charge of its key. */
  readonly charges: readonly NewCharge[]
  /** The same charges of the same version in its other currencies. */
  readonly alsoIn?: readonly MendedIn[]
  /** The days that were billed wrongly, half-open. */
  readonly startsOn: string
  readonly endsOn: string
  readonly reason: string
  readonly actor: string
  /** The person behind the actor, who cannot approve it by another way in. */
  readonly userId?: number
}

/** Mended charges of one row of a plan version, in its currency. */
export interface MendedIn {
  readonly planVersionId: number
  readonly charges: readonly NewCharge[]
}

/**
 * Writes down superseding editions of charges that were wrong, and which days they were wrong for.
 * Nothing is billed by it: a dry run shows the difference, a second person approves, and only then
 * may it be applied.
 *
 * Errors: E_CORRECTION for charges that the plan version does not have, that are rated when usage is
 * accepted, or that it records otherwise, and for a code that stands for another correction;
 * E_VALIDATION_ERROR for terms.
 */
export class OrderCorrection {
  async execute(order: CorrectionOrder): Promise<number> {
    if (order.endsOn <= order.startsOn) {
      const why = `A correction of days from ${order.startsOn} cannot end on ${order.endsOn}`
      throw new CorrectionException(why, 'endsOn')
    }
    const mended = await Promise.all(
      mendedIn(order).map(async ({ planVersionId, charges }) => {
        return { planVersionId, charges: await checkCharges(charges) }
      })
    )
    try {
      return await unitOfWork(async (work) => {
        const known = await findCorrection(work.trx, askedBy(order))
        if (known !== null) return known
        const id = await this.#insert(work.trx, order)
        for (const each of mended) await this.#supersede(work.trx, order.companyId, each, id)
        work.record({
          companyId: order.companyId,
          actor: order.actor,
          action: 'correction.ordered',
          subjectKind: 'correction',
          subjectId: id,
          details: { code: order.code, reason: order.reason },
        })
        return id
      })
    } catch (error) {
      // Somebody ordered the same correction at the same moment: it is there now.
      if (!isDuplicateKey(error)) throw error
      const known = await unitOfWork(({ trx }) => findCorrection(trx, askedBy(order)))
      if (known === null) throw error
      return known
    }
  }

  async #insert(trx: TransactionClientContract, order: CorrectionOrder): Promise<number> {
    const [id] = await trx.table('corrections').insert({
      company_id: order.companyId,
      code: order.code,
      scope: canonicalJson(scopeOf(order) as never),
      reason: order.reason,
      ordered_by: order.actor,
      ordered_user_id: order.userId ?? null,
      ordered_at: clock.now(),
    })
    return Number(id)
  }

  async #supersede(
    trx: TransactionClientContract,
    companyId: number,
    { planVersionId, charges }: CheckedIn,
    correctionId: number
  ) {
    // Editions are counted over corrections and overrides: whoever adds one waits for the other.
    await trx.from('plan_versions').where('id', planVersionId).forUpdate().select('id')
    const editions = await trx
      .from('charges')
      .where({ company_id: companyId, plan_version_id: planVersionId })
      .orderBy('edition')
      .select('charge_key', 'edition', 'position', 'recording', 'phase')
    const last = new Map(editions.map((row) => [row.charge_key as string, row]))
    const rows = charges.map((charge) => {
      const known = last.get(charge.key)
      if (known === undefined) {
        throw new CorrectionException(`The plan version has no charge ${charge.key} to correct`)
      }
      assertCorrectable(charge, known.recording)
      const edition = Number(known.edition) + 1
      const position = Number(known.position)
      const place = { companyId, planVersionId, edition, position, correctionId }
      return chargeRow({ ...charge, phase: known.phase }, place)
    })
    await bulkInsert(trx, 'charges', CHARGE_COLUMNS, rows)
  }
}

/**
 * What was debited when its usage was accepted is not priced again, so a correction would change
 * nothing of it; and what a run rates stays with runs.
 */
function assertCorrectable({ key, recording = 'replay' }: CheckedCharge, before: string) {
  if (before === 'on_accept') {
    throw new CorrectionException(
      `Charge ${key} is rated when its usage is accepted, which no correction prices again: ` +
        `change subscriptions to another plan version for usage to come`
    )
  }
  if (recording === before) return
  throw new CorrectionException(`Charge ${key} is recorded ${before}: a correction keeps that`)
}

interface CheckedIn {
  readonly planVersionId: number
  readonly charges: readonly CheckedCharge[]
}

function mendedIn({ planVersionId, charges, alsoIn = [] }: CorrectionOrder): MendedIn[] {
  return [{ planVersionId, charges }, ...alsoIn]
}

function askedBy(order: CorrectionOrder) {
  return { ...order, scope: scopeOf(order), mended: mendedIn(order) }
}

function scopeOf(order: CorrectionOrder): CorrectionScope {
  const { charges, startsOn, endsOn } = order
  const planVersionIds = mendedIn(order).map(({ planVersionId }) => planVersionId)
  const chargeKeys = charges.map(({ key }) => key).sort()
  return { planVersionIds, chargeKeys, startsOn, endsOn }
}
