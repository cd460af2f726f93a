import { canonicalJson } from '#kernel/canonical_json'
import { moneyToDecimalText } from '#kernel/money'
import { CreatePlanVersion, type NewPlanVersion } from '#app/catalog/actions/create_plan_version'
import { DEFAULT_REVENUE_CODE } from '#app/companies/chart_of_accounts'
import { FindAccountRow } from '#app/discounts/queries/find_account_row'
import { todayAt } from '#app/companies/queries/today_at'
import { clock } from '#app/database/clock'
import { unitOfWork } from '#app/database/unit_of_work'
import type { COUPON_APPLIES_TO } from '#app/discounts/coupon'
import { DiscountRefusedException } from '#app/discounts/exceptions/discount_refused_exception'
import { accountAnchor, companyBeganOn } from '#app/discounts/queries/account_periods'
import { madeBefore, requestColumns } from '#app/discounts/request'
import { CreateSubscription } from '#app/subscriptions/actions/create_subscription'

export interface Commitment {
  readonly companyId: number
  readonly accountId: number
  /** What a period costs at least, minor units of the account's currency, net of tax. */
  readonly amountMinor: bigint
  readonly appliesTo: (typeof COUPON_APPLIES_TO)[number]
  readonly codes: readonly string[]
  readonly periodUnit: 'month' | 'year'
  readonly periodCount: number
  readonly startsOn: string
  readonly endsOn: string | null
  readonly requestId: string
  readonly actor: string
}

/**
 * Lets an account pay for at least so much in each period; what is missing is a line of its own once
 * the period is over. Behind it stands a subscription whose one charge reads those of the account.
 * Errors: E_DISCOUNT_REFUSED, E_ROW_NOT_FOUND.
 */
export class CommitAccount {
  async execute(
    input: Commitment
  ): Promise<{ readonly id: number; readonly subscriptionId: number }> {
    const { companyId, accountId, startsOn, endsOn, actor } = input
    assertTerms(input)
    const account = await new FindAccountRow().execute(companyId, accountId)
    const plan = planOf(input, account.currency)
    const versions = new CreatePlanVersion()
    const checked = await versions.check(plan)
    const content = {
      ...{ accountId, startsOn, endsOn, amountMinor: String(input.amountMinor) },
      ...{ appliesTo: input.appliesTo, codes: [...input.codes] },
      ...{ periodUnit: input.periodUnit, periodCount: input.periodCount },
    }
    const request = requestColumns(companyId, input.requestId, content)
    return unitOfWork(async (work) => {
      const { trx } = work
      await trx.from('accounts').where('id', accountId).increment('billing_turn', 1)
      const made = await madeBefore(trx, 'account_commitments', request)
      if (made !== null)
        return { id: Number(made.id), subscriptionId: Number(made.subscription_id) }
      const beganOn = await companyBeganOn(
        trx,
        companyId,
        await todayAt(trx, companyId, account.timeZone)
      )
      if (startsOn < beganOn) {
        throw new DiscountRefusedException('startsOn', 'before_company', { on: beganOn })
      }
      const anchorOn = (await accountAnchor(trx, accountId, null)) ?? startsOn
      const planVersionId = await versions.apply(work, plan, checked)
      const subscriptionId = await new CreateSubscription().apply(work, {
        ...{ companyId, accountId, serviceId: null, planVersionId, startsOn, endsOn, actor },
        purpose: 'commitment',
        anchor: { kind: 'date', on: anchorOn },
      })
      const [id] = await trx.table('account_commitments').insert({
        company_id: companyId,
        account_id: accountId,
        subscription_id: subscriptionId,
        amount_minor: Number(input.amountMinor),
        currency: account.currency,
        applies_to: input.appliesTo,
        codes: canonicalJson([...input.codes]),
        period_unit: input.periodUnit,
        period_count: input.periodCount,
        starts_on: startsOn,
        ends_on: endsOn,
        actor,
        ...request,
        recorded_at: clock.now(),
      })
      work.record({
        ...{ companyId, actor, action: 'account.committed', subjectKind: 'account' },
        ...{ subjectId: accountId, details: { commitmentId: Number(id), startsOn } },
      })
      return { id: Number(id), subscriptionId }
    })
  }
}

function assertTerms({ amountMinor, appliesTo, codes, startsOn, endsOn }: Commitment) {
  if (amountMinor <= 0n) throw new DiscountRefusedException('amount', 'too_small')
  if (appliesTo === 'all' && codes.length > 0)
    throw new DiscountRefusedException('codes', 'not_meant')
  if (appliesTo !== 'all' && codes.length === 0)
    throw new DiscountRefusedException('codes', 'needed')
  if (endsOn !== null && endsOn <= startsOn) {
    throw new DiscountRefusedException('endsOn', 'before_from', { on: startsOn })
  }
}

/** All commitments are versions of one plan, so that the books have no plan for each account. */
function planOf(input: Commitment, currency: string): NewPlanVersion {
  const amount = moneyToDecimalText({ minor: input.amountMinor, currency })
  const { appliesTo, codes } = input
  return {
    companyId: input.companyId,
    code: 'core.commitment',
    name: 'Commitment',
    purpose: 'commitment',
    validFrom: input.startsOn,
    currency,
    periodUnit: input.periodUnit,
    periodCount: input.periodCount,
    proration: 'actual_days',
    charges: [
      {
        key: 'commitment',
        name: 'Commitment',
        ruleCode: 'standard.commitment',
        terms: { amount, applies_to: appliesTo, codes: [...codes], reads_scope: 'account' },
        metrics: [],
        timing: 'arrears',
        taxCategory: 'general',
        ledgerCode: DEFAULT_REVENUE_CODE,
      },
    ],
    actor: input.actor,
  }
}
