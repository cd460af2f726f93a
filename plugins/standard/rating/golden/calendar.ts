import type { GoldenVector } from '#sdk/rating'
import { exactUnits, usagePlace, used } from '#plugins/standard/rating/golden/places'

const price = (unit: string) => [{ up_to: null, unit_price: unit, flat_fee: '0' }]
const week = [1, 2, 3, 4, 5]
const terms = {
  ...exactUnits,
  mode: 'graduated',
  scale: 'period',
  seasons: [],
  day_types: [
    { name: 'Workday', weekdays: week, holidays: false },
    { name: 'Rest', weekdays: [6, 7], holidays: true },
  ],
  holidays: ['01-06', 'easter+1'],
  times: [
    { band: 'Work', seasons: [], day_types: ['Workday'], from: '00:00', to: '24:00' },
    { band: 'Free', seasons: [], day_types: ['Rest'], from: '00:00', to: '24:00' },
  ],
  match: 'only_one',
  bands: [
    { name: 'Work', tiers: price('0.3') },
    { name: 'Free', tiers: price('0.1') },
  ],
}

/** A Friday, a Saturday, a Monday, and the Tuesday that is a holiday. */
export const calendarGolden: readonly GoldenVector[] = [
  {
    ...usagePlace(
      used(
        { on: 2, quantity: 10 },
        { on: 3, quantity: 20 },
        { on: 5, quantity: 30 },
        { on: 6, quantity: 40 }
      )
    ),
    terms,
    targets: ['18'],
  },
]
