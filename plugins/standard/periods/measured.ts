import vine from '@vinejs/vine'
import type { PeriodBounds, PeriodSource } from '#sdk/periods'
import {
  quantityTermsField,
  quantityTermsSchema,
  type QuantityTerms,
} from '#plugins/standard/rating/quantity_terms'
import { shareDay } from '#plugins/standard/periods/between_days'

/**
 * The days for which a quantity is frozen: billing follows what was measured, from read to read.
 * Days that overlap, because several quantities lie side by side, are one period.
 */
export const measuredSource: PeriodSource<QuantityTerms, undefined> = {
  code: 'standard.measured',
  revision: 1,
  terms: {
    validator: vine.create(quantityTermsSchema),
    fields: [quantityTermsField],
  },
  marks: ({ code }) => ({ kind: 'quantity', code }),
  periods({ marks, asked }) {
    const periods: PeriodBounds[] = []
    for (const { startsOn, endsOn } of marks) {
      const last = periods.at(-1)
      if (last === undefined || startsOn >= last.endsOn) periods.push({ startsOn, endsOn })
      else if (endsOn > last.endsOn) periods.splice(-1, 1, { startsOn: last.startsOn, endsOn })
    }
    return { periods: periods.filter((period) => shareDay(period, asked)) }
  },
}
