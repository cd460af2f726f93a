import type { JsonObject } from '#sdk/json'
import type { ObligationInput, RatingGroup, ReadValue, UsageEvent } from '#sdk/rating'
import { ONE, rational } from '#sdk/decimal'

const START = Date.UTC(2026, 2, 1) / 1000
const END = Date.UTC(2026, 3, 1) / 1000
const COUNTRIES = ['DE', 'AT', 'CH', 'US', 'JP']

let seed = 20260301
const random = (below: number) => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
  return Math.floor((seed / 4294967296) * below)
}

const month: ObligationInput = {
  ...{ serviceId: '1', startsOn: '2026-03-01', endsOn: '2026-04-01' },
  ...{ startsAt: START, endsAt: END, fraction: ONE, quantity: 7 },
}

/** Accounts with one obligation and so many events of it, in the order of time. */
export function usageGroups(groups: number, events: number): RatingGroup[] {
  return Array.from({ length: groups }, () =>
    groupOf(
      [month],
      Array.from({ length: events }, (_one, index): UsageEvent => {
        const quantity = 1 + random(50_000)
        const country = COUNTRIES[random(COUNTRIES.length)]
        const attributes: JsonObject = {
          ...{ country, value: `${quantity}.25`, price: `0.00${1 + random(900)}` },
        }
        return {
          ...{ id: `${index}`, metric: 'bench.units', dimension: `zone-${random(4)}` },
          ...{ occurredAt: START + Math.floor(((END - START) * index) / events) },
          ...{ quantity, obligation: 0, attributes },
        }
      })
    )
  )
}

/** Accounts that are charged for what they subscribed, some of them for a part of the month. */
export function subscribedGroups(groups: number): RatingGroup[] {
  return Array.from({ length: groups }, () => {
    const part = random(3) === 0
    const fraction = part ? rational(BigInt(1 + random(30)), 31n) : ONE
    return groupOf([{ ...month, fraction, quantity: 1 + random(40) }], [])
  })
}

/** Accounts whose charge reads two others, or a quantity. */
export function readingGroups(groups: number, kind: ReadValue['kind']): RatingGroup[] {
  return Array.from({ length: groups }, () => {
    const reads = [1, 2].map((index): ReadValue => ({
      ...{ kind, code: `bench.${index}`, tags: ['usage'], serviceId: '1' },
      ...{ startsOn: month.startsOn, endsOn: month.endsOn },
      value: rational(BigInt(1 + random(90_000)), 100n),
    }))
    return groupOf([{ ...month, reads }], [])
  })
}

function groupOf(
  obligations: readonly ObligationInput[],
  events: readonly UsageEvent[]
): RatingGroup {
  return { currency: 'EUR', timeZone: 'Europe/Berlin', obligations, events }
}
