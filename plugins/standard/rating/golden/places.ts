import { ONE, parseRational, rational } from '#sdk/decimal'
import type { JsonObject } from '#sdk/json'
import type {
  CompileContext,
  ObligationInput,
  RatingGroup,
  ReadValue,
  UsageEvent,
} from '#sdk/rating'

/** January 2026 in UTC: where the golden vectors of the standard rules take place. */
export const january: ObligationInput = {
  ...{ serviceId: 'service-1', startsOn: '2026-01-01', endsOn: '2026-02-01', quantity: 3 },
  ...{ startsAt: 1_767_225_600, endsAt: 1_769_904_000, fraction: ONE },
}

/** The last 15 of its 31 days, with twelve instead of three. */
export const fromThe17th: ObligationInput = {
  ...january,
  ...{ startsOn: '2026-01-17', startsAt: 1_768_608_000, fraction: rational(15n, 31n) },
  quantity: 12,
}

export const untilThe17th: ObligationInput = {
  ...january,
  ...{ endsOn: '2026-01-17', endsAt: 1_768_608_000, fraction: rational(16n, 31n) },
}

interface Happened {
  readonly on: number
  readonly quantity: number
  readonly obligation?: number
  readonly dimension?: string
  readonly attributes?: JsonObject
}

/** Usage at the beginning of days of January. */
export function used(...events: readonly Happened[]): UsageEvent[] {
  return events.map(
    ({ on, quantity, obligation = 0, dimension = 'zone-1', attributes = null }, index) => ({
      id: `event-${index + 1}`,
      occurredAt: january.startsAt + (on - 1) * 86_400,
      metric: 'golden.units',
      ...{ quantity, dimension, obligation, attributes },
    })
  )
}

interface Place {
  readonly context: CompileContext
  readonly group: RatingGroup
}

export function usagePlace(
  events: readonly UsageEvent[],
  obligations: readonly ObligationInput[] = [january]
): Place {
  return place(['golden.units'], events, obligations)
}

export function quantityPlace(...obligations: readonly ObligationInput[]): Place {
  return place([], [], obligations)
}

function place(
  metrics: readonly string[],
  events: readonly UsageEvent[],
  obligations: readonly ObligationInput[]
): Place {
  const where = { currency: 'EUR', timeZone: 'UTC' }
  return { context: { ...where, metrics }, group: { ...where, obligations, events } }
}

/** An amount or a quantity that an obligation reads. */
export function readOf(
  kind: ReadValue['kind'],
  code: string,
  value: string,
  days: { readonly startsOn: string; readonly endsOn: string } = january
): ReadValue {
  const { startsOn, endsOn } = days
  const facts = { kind, code, startsOn, endsOn, value: parseRational(value) }
  return { ...facts, tags: ['usage'], serviceId: 'service-1' }
}

/** Units as they are, exact. */
export const exactUnits = {
  unit_quantity: 1,
  unit_rounding: 'none',
  unit_step: '1',
  negative_total: 'credit',
} as const
