import { addDays } from '#kernel/calendar_date'
import { unitOfWork, type UnitOfWork } from '#app/database/unit_of_work'
import { addOnsFrom } from '#app/subscriptions/changing/add_ons'
import { advanceEndOf } from '#app/subscriptions/changing/advance_end'
import {
  findRequested,
  requestTaken,
  type ChangeOrder,
  type ChangeRow,
  type Credit,
} from '#app/subscriptions/changing/change_rows'
import { effectiveDay, type Effective } from '#app/subscriptions/changing/effective_day'
import {
  openSubscription,
  recordChanges,
  type OpenSubscription,
} from '#app/subscriptions/changing/open_subscription'
import { assertPlanFits, assertQuantity } from '#app/subscriptions/changing/plan_fits'
import { ChangeRefusedException } from '#app/subscriptions/exceptions/change_refused_exception'
import { termEndOf } from '#app/subscriptions/phases'
import { versionOn } from '#app/subscriptions/queries/version_on'
import { endOf, handedOverOn, isPausedOn } from '#app/subscriptions/timeline'

/** What a change makes of a subscription. */
export type Change =
  | { readonly kind: 'plan'; readonly planVersionId: number }
  | { readonly kind: 'quantity'; readonly quantity: number }
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  /** `credit`: what becomes of what was billed in advance; prorated unless it is given. */
  | { readonly kind: 'end'; readonly credit?: Credit }

export interface NewSubscriptionChange extends ChangeOrder {
  /** When it holds: now, at the end of the period, or from a local date on, also one in the past. */
  readonly effectiveOn: Effective
  readonly change: Change
}

/**
 * Records a change of plan or quantity, a pause, its end, or the end of all, from a day on that may
 * lie in the past. The next run plans what was billed from that day on again and bills the
 * differences. Days on which it is paused are not billed, and credited where they were.
 *
 * Errors: E_ROW_NOT_FOUND; E_CHANGE_REFUSED, naming the field, for a day before the start or behind
 * the end, a plan version that does not fit, a pause of what is paused, and for a request id that
 * stands for another change.
 */
export class ChangeSubscription {
  /** Gives the first day that the change holds. */
  async execute(input: NewSubscriptionChange): Promise<string> {
    return unitOfWork((work) => this.apply(work, input))
  }

  /** The same within a unit of work that somebody else commits, or does not. */
  async apply(work: UnitOfWork, input: NewSubscriptionChange): Promise<string> {
    const open = await openSubscription(work.trx, input)
    const earlier = await findRequested(work.trx, input)
    if (earlier !== null) {
      assertSame(input, earlier)
      return earlier.effective_on
    }
    const isEnd = input.change.kind === 'end'
    const running = await versionOn(work.trx, open.changes, open.today)
    const day = effectiveDay({ ...open, effective: input.effectiveOn, version: running, isEnd })
    const term = await termEndAt(work.trx, open, day)
    assertWithinLife(input.change, open, day, term)
    const change = { ...changeOf(input.change), seq: open.changes.length + 1, effectiveOn: day }
    await assertPossible(work.trx, open, input.change, day)
    const end = isEnd ? await endingOf(work.trx, open, change) : {}
    await recordChanges(work, open, input, [{ ...change, ...end }], {
      action: `subscription.${input.change.kind}_changed`,
      details: { effectiveOn: day, ...input.change },
    })
    if (isEnd) await this.#endAddOns(work, input, day)
    return day
  }

  /** What stands beside a subscription ends with it. */
  async #endAddOns(work: UnitOfWork, input: NewSubscriptionChange, day: string) {
    for (const { id, from } of await addOnsFrom(work.trx, input.subscriptionId, day)) {
      const requestId = `\0base ${input.subscriptionId} ${input.requestId}`
      await this.apply(work, { ...input, subscriptionId: id, effectiveOn: from, requestId })
    }
  }
}

type Client = Parameters<typeof openSubscription>[0]

/** The same request again stands for the same change; a day that was not named is the one it had. */
function assertSame({ change, effectiveOn, requestId }: NewSubscriptionChange, earlier: any) {
  const { kind, planVersionId, quantity, credit } = changeOf(change)
  const isNamed = effectiveOn !== 'now' && effectiveOn !== 'period_end'
  const isSame =
    earlier.kind === kind &&
    (!isNamed || earlier.effective_on === effectiveOn) &&
    numberOrNull(earlier.plan_version_id) === planVersionId &&
    numberOrNull(earlier.quantity) === quantity &&
    (earlier.credit ?? 'prorated') === (credit ?? 'prorated')
  if (!isSame) throw requestTaken(requestId)
}

/** When a fixed term ends the subscription by itself. */
async function termEndAt(trx: Client, { changes, firstStartedOn }: OpenSubscription, day: string) {
  const version = await versionOn(trx, changes, day)
  return version && termEndOf(version, firstStartedOn)
}

function assertWithinLife(
  { kind }: Change,
  { startsOn, changes }: OpenSubscription,
  day: string,
  termEndsOn: string | null
) {
  const endsOn = [endOf(changes), termEndsOn].filter((end) => end !== null).sort()[0]
  if (day < startsOn) {
    throw outside(`The subscription starts on ${startsOn}: a change cannot hold from ${day}`)
  }
  if (kind !== 'end' && endsOn !== undefined && day >= endsOn) {
    throw outside(`The subscription ends on ${endsOn}: a change cannot hold from ${day}`)
  }
}

async function assertPossible(trx: Client, open: OpenSubscription, change: Change, on: string) {
  const { companyId, currency, changes } = open
  switch (change.kind) {
    case 'plan':
      return assertPlanFits(trx, companyId, { ...change, purpose: 'sale', currency, on })
    case 'quantity':
      return assertQuantity(change.quantity)
    case 'pause':
      if (!isPausedOn(changes, on)) return
      throw outside(`The subscription is paused on ${on} already`)
    case 'resume':
      if (isPausedOn(changes, on)) return
      throw outside(`The subscription is not paused on ${on}: name a day on which it is`)
    case 'end': {
      const since = handedOverOn(changes)
      if (since === null || on <= since) return
      throw outside(`The subscription goes on with another account since ${since}: end it there`)
    }
  }
}

async function endingOf(
  trx: Client,
  open: OpenSubscription,
  change: Omit<ChangeRow, 'advanceEndsOn'>
) {
  const { effectiveOn: endsOn, credit } = change
  // The plan of the last day, also where an earlier end is moved; not one that would begin on this day.
  const endless = open.changes.filter(({ kind }) => !['end', 'pause', 'resume'].includes(kind))
  const version = await versionOn(trx, endless, addDays(endsOn, -1))
  const asked = { endsOn, version, credit: credit ?? 'prorated' } as const
  return { advanceEndsOn: await advanceEndOf(trx, open, asked) }
}

function changeOf(change: Change): Omit<ChangeRow, 'seq' | 'effectiveOn'> {
  return {
    kind: change.kind,
    planVersionId: change.kind === 'plan' ? change.planVersionId : null,
    quantity: change.kind === 'quantity' ? change.quantity : null,
    credit: change.kind === 'end' ? (change.credit ?? 'prorated') : null,
  }
}

function outside(message: string) {
  return new ChangeRefusedException(message, 'effective')
}

function numberOrNull(value: unknown): number | null {
  return value === null ? null : Number(value)
}
