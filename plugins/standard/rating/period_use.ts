import type { JsonObject } from '#sdk/json'
import type { Accumulators, RatingGroup } from '#sdk/rating'

/** Revision of the state's shape: what was used of the period that `starts_on` says. */
const STATE_SCHEMA = 1

/**
 * What is used up within a period begins anew with the next. Usage that comes a part at a time goes
 * on where the part before stopped; what belongs to an earlier period is counted with what there is
 * now, so that nothing free is given twice.
 */
export function openPeriodUse(
  { obligations }: RatingGroup,
  state: Accumulators
): { readonly startsOn: string; readonly values: JsonObject | null } {
  const startsOn = obligations.reduce((first, one) => {
    return one.startsOn < first ? one.startsOn : first
  }, '9999-12-31')
  if (state.schema !== STATE_SCHEMA) return { startsOn, values: null }
  const before = String(state.values.starts_on)
  return before >= startsOn
    ? { startsOn: before, values: state.values }
    : { startsOn, values: null }
}

export function closePeriodUse(startsOn: string, values: JsonObject): Accumulators {
  return { schema: STATE_SCHEMA, values: { starts_on: startsOn, ...values } }
}
