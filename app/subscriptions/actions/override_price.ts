import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { canonicalJson, type CanonicalValue } from '#kernel/canonical_json'
import { periodContaining } from '#kernel/period'
import { bulkInsert } from '#app/database/bulk_insert'
import { hashedKey } from '#app/database/hashed_key'
import { unitOfWork, type UnitOfWork } from '#app/database/unit_of_work'
import type { Charge } from '#app/catalog/charge'
import { CHARGE_COLUMNS, chargeRow, type CheckedCharge } from '#app/catalog/new_charges'
import { isCalendar } from '#app/catalog/period_source'
import { pluginHost } from '#app/plugin_host/plugin_host'
import { OverrideRefusedException } from '#app/subscriptions/exceptions/override_refused_exception'
import {
  findPricedSubscription,
  overrideObstacle,
  segmentOn,
  type PricedSubscription,
} from '#app/subscriptions/queries/overridable_charges'

export interface NewPriceOverride {
  readonly companyId: number
  readonly subscriptionId: number
  readonly chargeKey: string
  /** The terms that hold instead, whole. */
  readonly terms: CanonicalValue
  /** First day, local date; may lie before what was billed. */
  readonly validFrom: string
  /** The first day on which they hold no more; null: without end. */
  readonly validTo: string | null
  readonly reason: string
  /** The caller's own name of the request: the same one again changes nothing. */
  readonly requestId: string
  readonly actor: string
}

const COLUMNS = [
  ...CHARGE_COLUMNS,
  'subscription_id',
  'valid_from',
  'valid_to',
  'override_reason',
  'overridden_by',
  'request_key',
]

/**
 * Gives one charge of one subscription terms of its own, from a day on: an edition of the charge that
 * holds for this subscription alone. It holds while the subscription is on that plan version. When
 * the day lies in the past, the next run bills the difference.
 *
 * Errors: E_ROW_NOT_FOUND; E_VALIDATION_ERROR for terms; E_OVERRIDE_REFUSED, naming the field, for
 * days outside the subscription, for charges that share state or are paid when used, and for a
 * request id that stands for another override.
 */
export class OverridePrice {
  async execute(input: NewPriceOverride): Promise<void> {
    const { companyId, subscriptionId } = input
    await unitOfWork(async (work) => {
      const { trx } = work
      await holdSubscription(trx, companyId, subscriptionId)
      const subscription = await findPricedSubscription(trx, companyId, subscriptionId)
      const base = baseCharge(subscription, input)
      const charge = await withTerms(base, input.terms)
      const requestKey = hashedKey('override', companyId, input.requestId)
      if (await isRepeated(trx, input, charge, requestKey)) return
      assertPeriods(subscription, input)
      await this.#insert(work, input, charge, { base, requestKey })
      const row = await trx.from('subscriptions').where('id', subscriptionId).firstOrFail()
      const replanFrom = [input.validFrom, row.replan_from ?? input.validFrom].sort()[0]
      await trx
        .from('subscriptions')
        .where('id', subscriptionId)
        .update({ replan_from: replanFrom })
    })
  }

  async #insert(
    work: UnitOfWork,
    input: NewPriceOverride,
    charge: CheckedCharge,
    { base, requestKey }: { readonly base: Charge; readonly requestKey: Buffer }
  ) {
    const { companyId, subscriptionId, chargeKey, validFrom, validTo, reason, actor } = input
    const { planVersionId, position } = base
    const edition = await nextEdition(work.trx, planVersionId, chargeKey)
    const row = chargeRow(charge, { companyId, planVersionId, edition, position })
    const own = [subscriptionId, validFrom, validTo, reason, actor, requestKey]
    await bulkInsert(work.trx, 'charges', COLUMNS, [[...row, ...own]])
    work.record({
      companyId,
      actor,
      action: 'subscription.price_overridden',
      subjectKind: 'subscription',
      subjectId: subscriptionId,
      details: { chargeKey, validFrom, validTo, reason, before: base.terms, after: charge.terms },
    } as Parameters<typeof work.record>[0])
  }
}

/** Raising the account's turn locks it, and outdates drafts that do not know of the override. */
async function holdSubscription(trx: TransactionClientContract, companyId: number, id: number) {
  const own = trx.from('subscriptions').where({ id, company_id: companyId }).select('account_id')
  await trx.from('accounts').where('id', own).increment('billing_turn', 1)
}

/** The charge of the plan that the subscription is on when the override begins. */
function baseCharge(subscription: PricedSubscription, input: NewPriceOverride): Charge {
  const { chargeKey, validFrom, validTo } = input
  if (validTo !== null && validTo <= validFrom) {
    const message = `An override that begins on ${validFrom} cannot end on ${validTo}`
    throw new OverrideRefusedException('validTo', 'ends_before', message)
  }
  const segment = segmentOn(subscription, validFrom)
  if (segment === undefined) {
    const message = `The subscription does not run on ${validFrom}`
    throw new OverrideRefusedException('validFrom', 'not_running', message)
  }
  const version = subscription.versions.get(segment.planVersionId)!
  const base = version.charges.find(({ key }) => key === chargeKey)
  if (base === undefined) {
    const message = `The plan has no charge ${chargeKey} on ${validFrom}`
    throw new OverrideRefusedException('chargeKey', 'no_charge', message)
  }
  const obstacle = overrideObstacle(base)
  if (obstacle === null) return base
  throw new OverrideRefusedException(
    'chargeKey',
    obstacle,
    obstacle === 'shared'
      ? `Charge ${chargeKey} shares its state with other subscriptions: change the plan instead`
      : `Charge ${chargeKey} is rated when its usage is accepted: change the plan instead`
  )
}

/** An override changes prices: what a charge reads, and whose state it carries, stays. */
async function withTerms(base: Charge, given: CanonicalValue): Promise<CheckedCharge> {
  const hosted = pluginHost().ratingRule(base.ruleCode, base.ruleRevision)
  const terms = await hosted.validateTerms(given)
  const reads = hosted.reads(terms)
  const isSame =
    canonicalJson(reads as never) === canonicalJson(base.reads as never) &&
    hosted.stateOwner(terms) === base.stateOwner
  if (!isSame) {
    const message = `The terms change what charge ${base.key} reads or shares: change the plan instead`
    throw new OverrideRefusedException('terms', 'reads_changed', message)
  }
  return { ...base, terms: terms as CanonicalValue, reads }
}

/** Where part periods are not prorated, each part would cost the whole price. */
function assertPeriods(subscription: PricedSubscription, { validFrom, validTo }: NewPriceOverride) {
  const segment = segmentOn(subscription, validFrom)!
  const version = subscription.versions.get(segment.planVersionId)!
  if (version.proration !== 'none' || !isCalendar(version.periodSource)) return
  const { periodUnit: unit, periodCount: count } = version
  for (const [field, day] of [
    ['validFrom', validFrom],
    ['validTo', validTo],
  ] as const) {
    if (day === null) continue
    const period = periodContaining({ anchor: subscription.anchorOn, unit, count, date: day })
    if (period.startsOn === day || day === segment.startsOn) continue
    const message = `Part periods of this plan cost the whole price: choose ${period.startsOn} or ${period.endsOn}`
    throw new OverrideRefusedException(field, 'within_period', message)
  }
}

async function nextEdition(trx: TransactionClientContract, planVersionId: number, key: string) {
  // Editions are counted over all subscriptions, so that whoever adds one waits for the other.
  await trx.from('plan_versions').where('id', planVersionId).forUpdate().select('id')
  const last = await trx
    .from('charges')
    .where({ plan_version_id: planVersionId, charge_key: key })
    .max('edition as edition')
    .firstOrFail()
  return Number(last.edition) + 1
}

async function isRepeated(
  trx: TransactionClientContract,
  input: NewPriceOverride,
  charge: CheckedCharge,
  requestKey: Buffer
): Promise<boolean> {
  const earlier = await trx.from('charges').where('request_key', requestKey).first()
  if (!earlier) return false
  const isSame =
    Number(earlier.subscription_id) === input.subscriptionId &&
    earlier.charge_key === input.chargeKey &&
    earlier.valid_from === input.validFrom &&
    earlier.valid_to === input.validTo &&
    earlier.terms === canonicalJson(charge.terms)
  if (isSame) return true
  throw new OverrideRefusedException(
    'requestId',
    'other_request',
    `Request ${input.requestId} stands for another override: use a new request id`
  )
}
