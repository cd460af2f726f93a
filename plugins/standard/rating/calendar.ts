import vine from '@vinejs/vine'
import type { JsonObject } from '#sdk/json'
import type { RatingRule } from '#sdk/rating'
import { assertUsage } from '#plugins/standard/rating/assert_usage'
import { calendarRater } from '#plugins/standard/rating/calendar_rater'
import {
  calendarTermsFields,
  calendarTermsSchema,
  type CalendarTerms,
} from '#plugins/standard/rating/calendar_terms'
import { describeCounting } from '#plugins/standard/rating/describe_counting'
import { describeTiers } from '#plugins/standard/rating/describe_tiers'
import { describeScale } from '#plugins/standard/rating/tier_scale'
import { calendarGolden } from '#plugins/standard/rating/golden/calendar'

/**
 * The price of usage by the time at which it happened: by season, type of day and time of day on the
 * account's clock. Each instant has exactly one band, also on days of 23 and 25 hours, and each band
 * counts and prices by itself. What lasts (an interval) belongs to the band in which it begins.
 */
export const calendarRule: RatingRule<CalendarTerms, undefined> = {
  code: 'standard.calendar',
  revision: 1,
  stage: 'charge',
  metrics: 'any',
  splitInvariant: false,
  usageAlone: true,
  golden: calendarGolden,
  terms: { validator: vine.create(calendarTermsSchema), fields: calendarTermsFields },
  compile(terms, _facts, context) {
    assertUsage('standard.calendar', context)
    return calendarRater(terms, context)
  },
  describe: (terms, currency) => [
    { key: `standard.describe.calendar_${terms.match}` },
    ...terms.bands.flatMap(({ name, tiers }) => [
      { key: 'standard.describe.band', values: { name } },
      ...terms.times.filter(({ band }) => band === name).map(timeInWords),
      ...describeTiers('', { tiers, unit_quantity: terms.unit_quantity }, currency).slice(1),
    ]),
    ...(terms.holidays.length === 0
      ? []
      : [{ key: 'standard.describe.holidays', values: { days: terms.holidays.join(', ') } }]),
    ...describeScale(terms.scale),
    ...describeCounting(terms),
  ],
}

function timeInWords({ seasons, day_types: types, from, to }: CalendarTerms['times'][number]): {
  key: string
  values: JsonObject
} {
  const listed = (names: readonly string[]) => (names.length === 0 ? 'all' : names.join(', '))
  const values = { from, to, seasons: listed(seasons), day_types: listed(types) }
  return { key: 'standard.describe.time', values }
}
