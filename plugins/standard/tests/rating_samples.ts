import { ONE, parseRational, rational } from '#sdk/decimal'
import type {
  CompileContext,
  ObligationInput,
  RatingGroup,
  ReadValue,
  UsageEvent,
} from '#sdk/rating'

/** Units as they are: one base unit is one priced unit, exact. */
export const exactUnits = {
  unit_quantity: 1,
  unit_rounding: 'none',
  unit_step: '1',
  negative_total: 'credit',
} as const

export const usageContext: CompileContext = {
  currency: 'EUR',
  timeZone: 'Europe/Vienna',
  metrics: ['test.units'],
}

export const quantityContext: CompileContext = { ...usageContext, metrics: [] }

export function obligation(given: Partial<ObligationInput> = {}): ObligationInput {
  return {
    serviceId: 'service-1',
    startsOn: '2026-03-01',
    endsOn: '2026-04-01',
    startsAt: 1_772_319_600,
    endsAt: 1_774_994_400,
    fraction: ONE,
    quantity: 1,
    ...given,
  }
}

/** The amount of a charge as a rule reads it. */
export function amountOf(code: string, value: string, startsOn: string, endsOn: string): ReadValue {
  const tags = ['usage']
  const amount = parseRational(value)
  return { kind: 'charge', code, tags, serviceId: null, startsOn, endsOn, value: amount }
}

/** A group of one obligation with an event for each quantity. */
export function usageGroup(...quantities: number[]): RatingGroup {
  return group(
    [obligation()],
    quantities.map((quantity, index) => event(index, quantity, 0))
  )
}

export function group(
  obligations: readonly ObligationInput[],
  events: readonly UsageEvent[] = []
): RatingGroup {
  return { currency: 'EUR', timeZone: 'Europe/Vienna', obligations, events }
}

export function event(index: number, quantity: number, obligationIndex: number): UsageEvent {
  return {
    id: `event-${index}`,
    occurredAt: 1_772_400_000 + index * 3_600,
    metric: 'test.units',
    quantity,
    dimension: 'zone-1',
    obligation: obligationIndex,
    attributes: null,
  }
}

/** Two services of one charge: the second began on the 17th and pays 15 of 31 days. */
export const twoServices = group(
  [
    obligation({ quantity: 3 }),
    obligation({ serviceId: 'service-2', startsOn: '2026-03-17', fraction: rational(15n, 31n) }),
  ],
  [event(0, 40, 0), event(1, 61, 1), event(2, 70, 0), event(3, 5, 1)]
)
