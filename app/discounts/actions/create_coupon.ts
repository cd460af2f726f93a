import { canonicalJson } from '#kernel/canonical_json'
import { CreatePlanVersion, type NewPlanVersion } from '#app/catalog/actions/create_plan_version'
import { loadCompany } from '#app/companies/queries/load_company'
import { clock } from '#app/database/clock'
import { unitOfWork, type UnitOfWork } from '#app/database/unit_of_work'
import { couponCharge, couponCode, type CouponTerms } from '#app/discounts/coupon'
import { DiscountRefusedException } from '#app/discounts/exceptions/discount_refused_exception'
import { madeBefore, requestColumns, type RequestColumns } from '#app/discounts/request'
import db from '@adonisjs/lucid/services/db'

export interface NewCoupon extends CouponTerms {
  readonly companyId: number
  readonly requestId: string
  readonly actor: string
}

/**
 * Adds a coupon, with the plan version behind it: a coupon that is redeemed is a subscription whose
 * one charge takes something off. Errors: E_DISCOUNT_REFUSED with the field, E_VALIDATION_ERROR.
 */
export class CreateCoupon {
  async execute(input: NewCoupon): Promise<number> {
    const terms = { ...input, code: couponCode(input.code) }
    assertTerms(terms)
    const company = await loadCompany(db.connection(), input.companyId)
    const plan = planOf(terms, company.currency)
    const versions = new CreatePlanVersion()
    const checked = await versions.check(plan)
    const content = contentOf(terms)
    const request = requestColumns(input.companyId, input.requestId, content)
    return unitOfWork(async (work) => {
      const made = await madeBefore(work.trx, 'coupons', request)
      if (made !== null) return Number(made.id)
      await assertFree(work, terms)
      const planVersionId = await versions.apply(work, plan, checked)
      return insertCoupon(work, terms, planVersionId, request)
    })
  }
}

function planOf(terms: NewCoupon, currency: string): NewPlanVersion {
  return {
    companyId: terms.companyId,
    code: `coupon.${terms.code}`,
    name: terms.name,
    purpose: 'coupon',
    validFrom: terms.validFrom,
    currency: terms.currency ?? currency,
    periodUnit: 'month',
    periodCount: 1,
    proration: terms.proration,
    charges: [couponCharge(terms)],
    actor: terms.actor,
  }
}

async function insertCoupon(
  work: UnitOfWork,
  terms: NewCoupon,
  planVersionId: number,
  request: RequestColumns
): Promise<number> {
  const [id] = await work.trx.table('coupons').insert({
    company_id: terms.companyId,
    code: terms.code,
    name: terms.name,
    plan_version_id: planVersionId,
    kind: terms.kind,
    amount_minor: terms.amountMinor === null ? null : Number(terms.amountMinor),
    currency: terms.currency,
    percent: terms.percent,
    applies_to: terms.appliesTo,
    codes: canonicalJson([...terms.codes]),
    duration: terms.duration,
    periods: terms.periods,
    proration: terms.proration,
    rest: terms.rest,
    valid_from: terms.validFrom,
    valid_to: terms.validTo,
    effect_ends_on: terms.effectEndsOn,
    max_redemptions: terms.maxRedemptions,
    max_per_customer: terms.maxPerCustomer,
    stackable: terms.stackable,
    ...request,
    actor: terms.actor,
    created_at: clock.now(),
  })
  work.record({
    companyId: terms.companyId,
    actor: terms.actor,
    action: 'coupon.created',
    subjectKind: 'coupon',
    subjectId: Number(id),
    details: { code: terms.code },
  })
  return Number(id)
}

async function assertFree({ trx }: UnitOfWork, { companyId, code }: NewCoupon) {
  const other = await trx.from('coupons').where({ company_id: companyId, code }).first()
  if (other) throw new DiscountRefusedException('code', 'taken', { code })
}

/** All that the request asks for, whoever makes it. */
function contentOf(terms: NewCoupon) {
  const { code, name, kind, amountMinor, currency, percent, appliesTo, codes } = terms
  const { duration, periods, proration, rest, validFrom, validTo, effectEndsOn } = terms
  const { maxRedemptions, maxPerCustomer, stackable } = terms
  return {
    ...{ code, name, kind, currency, percent, appliesTo, codes: [...codes] },
    ...{ amountMinor: String(amountMinor), duration, periods, proration, rest, validFrom },
    ...{ validTo, effectEndsOn, maxRedemptions, maxPerCustomer, stackable },
  }
}

/** What belongs together; bounds of single fields are checked by the rule's own schema. */
function assertTerms(terms: NewCoupon) {
  const refuse = (field: string, refusal: 'needed' | 'not_meant' | 'too_small') => {
    throw new DiscountRefusedException(field, refusal)
  }
  const isFixed = terms.kind === 'fixed'
  if (isFixed && terms.amountMinor === null) refuse('amount', 'needed')
  if (isFixed && terms.amountMinor! <= 0n) refuse('amount', 'too_small')
  if (isFixed && terms.currency === null) refuse('currency', 'needed')
  if (isFixed && terms.percent !== null) refuse('percent', 'not_meant')
  if (!isFixed && terms.percent === null) refuse('percent', 'needed')
  if (!isFixed && terms.amountMinor !== null) refuse('amount', 'not_meant')
  if (!isFixed && terms.currency !== null) refuse('currency', 'not_meant')
  if (!isFixed && terms.rest === 'carried') refuse('rest', 'not_meant')
  if (terms.duration === 'periods' && (terms.periods ?? 0) < 1) refuse('periods', 'needed')
  if (terms.duration !== 'periods' && terms.periods !== null) refuse('periods', 'not_meant')
  if (terms.appliesTo === 'all' && terms.codes.length > 0) refuse('codes', 'not_meant')
  if (terms.appliesTo !== 'all' && terms.codes.length === 0) refuse('codes', 'needed')
  for (const field of ['validTo', 'effectEndsOn'] as const) {
    const day = terms[field]
    if (day !== null && day <= terms.validFrom) {
      throw new DiscountRefusedException(field, 'before_from', { on: terms.validFrom })
    }
  }
}
