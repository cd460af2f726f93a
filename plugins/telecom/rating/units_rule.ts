import { PluginError } from '#sdk/errors'
import type { RatingRule } from '#sdk/rating'
import { DATA_BYTES, SMS } from '#plugins/telecom/services/metrics'
import { compileTariff } from './compile_tariff.js'
import { loadTariffFacts, NO_TARIFF_FACTS, type TariffFacts } from './tariff_facts.js'
import { UnitsRater } from './units_rater.js'
import { unitsTerms, type UnitsTerms } from './units_terms.js'
import { VoiceRater } from './voice_rater.js'
import { VOICE_DEFAULTS } from './voice_terms.js'

/**
 * Messages and data: so much for each unit beyond what is included, in whole steps of each event or
 * of the period's total; or by a rate table, where a record keeps the band in which it began.
 */
export const unitsRule: RatingRule<UnitsTerms, TariffFacts> = {
  code: 'telecom.units',
  revision: 1,
  stage: 'charge',
  metrics: [SMS, DATA_BYTES],
  terms: unitsTerms,
  splitInvariant: true,
  facts(port, { terms, startsAt, endsAt }) {
    const codes = terms.flatMap((term) => (term.rate_table === null ? [] : [term.rate_table]))
    return loadTariffFacts(port, codes, startsAt, endsAt)
  },
  compile(terms, facts, context) {
    if (terms.rate_table === null) return new UnitsRater(terms)
    if (terms.step_level === 'period') {
      throw new PluginError(
        'E_TERMS',
        'With a rate table the step applies to each event: prices differ by destination.'
      )
    }
    const tariff = compileTariff(facts ?? NO_TARIFF_FACTS, terms.rate_table, context.currency)
    return new VoiceRater(
      {
        ...VOICE_DEFAULTS,
        rate_table: terms.rate_table,
        rounding: terms.rounding,
        allowance: terms.allowance,
        boundary_policy: 'call_start',
        maximum_seconds: Number.MAX_SAFE_INTEGER,
      },
      tariff
    )
  },
  describe(terms, currency) {
    const { rate_table: table, price, per, increment, allowance, rounding } = terms
    const lines: ReturnType<RatingRule<UnitsTerms>['describe']> = [
      table === null
        ? { key: 'telecom.describe.units', values: { price, per, increment, currency } }
        : { key: 'telecom.describe.units_table', values: { table } },
    ]
    if (allowance !== null) {
      const { quantity, share } = allowance
      lines.push({ key: 'telecom.describe.free_units', values: { quantity, share } })
    }
    if (rounding !== null) lines.push({ key: 'telecom.describe.rounding', values: { ...rounding } })
    return lines
  },
}
