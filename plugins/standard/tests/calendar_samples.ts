import type { JsonObject } from '#sdk/json'
import type { UsageEvent } from '#sdk/rating'
import type { BadTerms, RatingSample } from '#sdk/testing'
import {
  event,
  exactUnits,
  group,
  obligation,
  twoServices,
  usageContext,
  usageGroup,
} from '#plugins/standard/tests/rating_samples'

export const oneTier = (price: string) => [{ up_to: null, unit_price: price, flat_fee: '0' }]
const always = { seasons: [] as string[], day_types: [] as string[], from: '00:00', to: '24:00' }

/** The same prices by day and by night, all year. */
export const dayAndNight = {
  ...exactUnits,
  ...{ mode: 'graduated', scale: 'period', match: 'only_one' },
  ...{ seasons: [] as object[], day_types: [] as object[], holidays: [] as string[] },
  times: [
    { ...always, band: 'Day', from: '06:00', to: '22:00' },
    { ...always, band: 'Night', from: '22:00', to: '06:00' },
  ],
  bands: [
    { name: 'Day', tiers: oneTier('0.4') },
    { name: 'Night', tiers: oneTier('0.1') },
  ],
}

const dayTypes = [
  { name: 'Workday', weekdays: [1, 2, 3, 4, 5], holidays: false },
  { name: 'Rest', weekdays: [6, 7], holidays: true },
]

/** A peak on summer workdays within a base of all times. */
export const peakInBase = {
  ...dayAndNight,
  match: 'most_specific',
  seasons: [
    { name: 'Summer', from: '04-01', to: '10-31' },
    { name: 'Winter', from: '11-01', to: '03-31' },
  ],
  day_types: dayTypes,
  holidays: ['easter+1', '05-01', '05-mon-last', '2026-06-04'],
  times: [
    { ...always, band: 'Base' },
    { band: 'Peak', seasons: ['Summer'], day_types: ['Workday'], from: '12:00', to: '18:00' },
  ],
  bands: [
    { name: 'Base', tiers: [{ up_to: '50', unit_price: '0.2', flat_fee: '1' }, ...oneTier('0.1')] },
    { name: 'Peak', tiers: oneTier('0.5') },
  ],
}

/** One event an hour from an instant on. */
export function hourly(from: string, hours: number, seconds = 3_600): UsageEvent[] {
  const startsAt = Date.parse(from) / 1000
  return Array.from({ length: hours }, (_, index) => ({
    ...event(index, 1, 0),
    occurredAt: startsAt + index * seconds,
  }))
}

const groups = [
  usageGroup(),
  usageGroup(60, -90, 300),
  usageGroup(-30),
  twoServices,
  group([obligation()], hourly('2026-03-28T20:00Z', 60)),
]

const sample = (terms: object): RatingSample => ({
  code: 'standard.calendar',
  revision: 1,
  terms: terms as JsonObject,
  context: usageContext,
  groups,
})

export const calendarSamples: readonly RatingSample[] = [
  sample(dayAndNight),
  sample({ ...peakInBase, mode: 'volume', scale: 'thirty_days', unit_rounding: 'up' }),
  sample({ ...peakInBase, scale: 'day', aggregation: 'max', negative_total: 'zero' }),
  sample({
    ...dayAndNight,
    match: 'first',
    times: [dayAndNight.times[0], { ...always, band: 'Night' }],
  }),
]

const bad = (change: object, field: string): BadTerms => ({
  code: 'standard.calendar',
  terms: { ...dayAndNight, ...change } as JsonObject,
  field,
})
const [day, night] = dayAndNight.times

export const badCalendars: readonly BadTerms[] = [
  bad({ times: [day] }, 'times'),
  bad({ times: [day, { ...night, from: '23:00' }] }, 'times'),
  bad({ times: [day, { ...night, from: '21:00' }] }, 'times'),
  bad({ times: [day, night, { ...day, band: 'Noon' }] }, 'times'),
  bad({ times: [day, { ...night, seasons: ['Summer'] }] }, 'times'),
  bad({ times: [{ ...day, from: '25:00' }, night] }, 'times.0.from'),
  bad({ match: 'first', times: [{ ...always, band: 'Day' }, night] }, 'times'),
  bad({ bands: [...dayAndNight.bands, { name: 'Noon', tiers: oneTier('1') }] }, 'times'),
  bad({ seasons: [{ name: 'Summer', from: '04-01', to: '10-31' }] }, 'seasons'),
  bad({ seasons: [peakInBase.seasons[0], { name: 'W', from: '10-31', to: '03-31' }] }, 'seasons'),
  bad({ day_types: [dayTypes[0]] }, 'day_types'),
  bad({ day_types: dayTypes, holidays: ['02-30'] }, 'holidays'),
  bad({ holidays: ['12-25'] }, 'holidays'),
  bad({ aggregation: 'weighted_sum' }, 'aggregation'),
  bad({ bands: [{ name: 'Day', tiers: [] }] }, 'bands.0.tiers'),
]
