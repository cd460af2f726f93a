import type { ExplanationStep } from '#sdk/explanation'
import type { UsageEvent } from '#sdk/rating'
import type { CallSegment } from './call_policy.js'
import type { CallPricer } from './call_pricer.js'
import type { CompiledVersion, PrefixEntry } from './compile_tariff.js'
import { exactText } from './exact_text.js'
import type { Place, Subtotal } from './group_totals.js'

/**
 * How the last call of the pricer came to its amount. The amounts of the steps add up to it; the
 * first step says which line of the tariff applied and is worth nothing.
 */
export function callSteps(
  pricer: CallPricer,
  segments: readonly CallSegment[],
  event: UsageEvent,
  free: number
): ExplanationStep[] {
  const { denominator } = pricer.tariff
  const amountOf = (amount: bigint) => exactText(amount, denominator)
  const { destination, prefix } = pricer.entry as PrefixEntry
  const steps: ExplanationStep[] = [
    {
      key: 'telecom.explain.destination',
      values: {
        number: event.dimension,
        prefix,
        destination: destination.name,
        version: (pricer.version as CompiledVersion).key,
      },
    },
  ]
  if (free > 0) steps.push({ key: 'telecom.explain.allowance', values: { quantity: free } })
  const fixed = (key: string, amount: bigint, values?: ExplanationStep['values']) => {
    if (amount !== 0n) steps.push({ key, values, amount: amountOf(amount) })
  }
  fixed('telecom.explain.connect_fee', pricer.connectFee)
  for (const segment of segments) steps.push(segmentStep(segment, amountOf(segment.cost)))
  fixed('telecom.explain.disconnect_fee', pricer.disconnectFee)
  if (pricer.adjustment > 0n) fixed('telecom.explain.minimum', pricer.adjustment)
  else fixed('telecom.explain.maximum', pricer.adjustment)
  const rounding = pricer.rate?.rounding ?? pricer.policy.rounding
  if (rounding !== null) {
    fixed('telecom.explain.rounding', pricer.roundingDifference, { ...rounding })
  }
  return steps
}

function segmentStep(segment: CallSegment, amount: string): ExplanationStep {
  const { step, rate, version } = segment
  return {
    key: segment.increments > 0 ? 'telecom.explain.segment' : 'telecom.explain.part',
    values: {
      from: segment.from,
      charged: segment.charged,
      increments: segment.increments,
      increment: step.increment,
      rate: step.rate,
      per: step.per,
      band: rate.band,
      version: version.key,
    },
    amount,
  }
}

/** The line as the sum of its places. */
export function subtotalSteps(
  subtotals: readonly (readonly [Place, Subtotal])[],
  denominator: bigint
): ExplanationStep[] {
  return subtotals.map(([{ country, kind }, { events, quantity, billed, amount }]) => ({
    key: 'telecom.explain.subtotal',
    values: { country, kind, events, quantity, billed },
    amount: exactText(amount, denominator),
  }))
}
