import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { formatRational, rationalToMinor } from '#kernel/rational'
import type { Accumulators, RatingGroup, UsageEvent } from '#sdk/rating'
import type { Charge } from '#app/catalog/charge'
import type { HostedRater } from '#app/plugin_host/hosted_rater'
import { CompiledCharges } from '#app/rating/compiled_charges'
import { obligationOf, type UsagePlace } from '#app/prepaid/rating/usage_place'

/** What one event costs: exact, and rounded to minor units once, half away from zero. */
export interface RatedUsage {
  readonly amountExact: string
  readonly amountMinor: bigint
  readonly usedQuantity: number
  readonly billedQuantity: number
  readonly closing: Accumulators
}

/** Why an event cannot be priced. */
export interface UnratedUsage {
  readonly reason: string
}

/** One event as a rule sees it, in its interval and alone. */
export function usageGroup(place: UsagePlace, event: UsageEvent): RatingGroup {
  const { subscription } = place
  return {
    currency: subscription.currency,
    timeZone: subscription.timeZone,
    obligations: [obligationOf(place, subscription.serviceId, subscription.timeZone)],
    events: [event],
  }
}

/** Pure, but for the rule being behind the host. An amount below zero is no price of usage. */
export function rateUsage(
  rater: HostedRater,
  group: RatingGroup,
  opening: Accumulators
): RatedUsage | UnratedUsage {
  const { targets, suspended, state } = rater.rate(group, opening)
  if (suspended.length > 0) return { reason: suspended[0].reason }
  const { amount, quantity, billedQuantity } = targets[0]
  const amountMinor = rationalToMinor(amount, group.currency, 'half_up')
  if (amountMinor < 0n) return { reason: 'NEGATIVE_AMOUNT' }
  return {
    amountExact: formatRational(amount),
    amountMinor,
    usedQuantity: quantity,
    billedQuantity,
    closing: state,
  }
}

/** Raters of charges by the facts that were recorded up to an instant, compiled when first asked for. */
export class UsageRaters {
  readonly #compiled = new Map<string, CompiledCharges>()

  constructor(
    private readonly client: QueryClientContract,
    private readonly companyId: number,
    readonly recordedAt: number
  ) {}

  async of(
    charge: Charge,
    { currency, timeZone, obligations: [{ startsAt, endsAt }] }: RatingGroup
  ): Promise<HostedRater> {
    const key = `${charge.id}:${startsAt}:${endsAt}`
    const asOf = { companyId: this.companyId, recordedAt: this.recordedAt }
    const compiled =
      this.#compiled.get(key) ?? new CompiledCharges(this.client, asOf, { startsAt, endsAt })
    this.#compiled.set(key, compiled)
    await compiled.prepare([charge], [{ currency, timeZone }])
    return compiled.rater(charge, { currency, timeZone })
  }
}
