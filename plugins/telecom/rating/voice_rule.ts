import type { RatingRule } from '#sdk/rating'
import { VOICE_SECONDS } from '#plugins/telecom/services/metrics'
import { compileTariff } from './compile_tariff.js'
import { loadTariffFacts, type TariffFacts } from './tariff_facts.js'
import { VoiceRater } from './voice_rater.js'
import { voiceTerms, type VoiceTerms } from './voice_terms.js'

/**
 * Calls by a rate table: edition and destination of the start, longest priced prefix, bands by the
 * clock in the tariff's zone, ordered increments, fees, limits, one rounding. The sum of a charge's
 * calls is exact; minor units come later.
 */
export const voiceRule: RatingRule<VoiceTerms, TariffFacts> = {
  code: 'telecom.voice',
  revision: 1,
  stage: 'charge',
  metrics: [VOICE_SECONDS],
  terms: voiceTerms,
  splitInvariant: true,
  facts(port, { terms, startsAt, endsAt }) {
    const codes = terms.map((term) => term.rate_table)
    return loadTariffFacts(port, codes, startsAt, endsAt)
  },
  compile(terms, facts, context) {
    return new VoiceRater(terms, compileTariff(facts, terms.rate_table, context.currency))
  },
  describe(terms, currency) {
    const lines: ReturnType<RatingRule<VoiceTerms>['describe']> = [
      { key: 'telecom.describe.voice', values: { table: terms.rate_table } },
    ]
    const { allowance, minimum_charge: minimum, rounding } = terms
    if (allowance !== null) {
      const { quantity, share } = allowance
      lines.push({ key: 'telecom.describe.free_seconds', values: { quantity, share } })
    }
    if (minimum !== null) {
      lines.push({ key: 'telecom.describe.minimum', values: { amount: minimum, currency } })
    }
    if (rounding !== null) lines.push({ key: 'telecom.describe.rounding', values: { ...rounding } })
    if (terms.boundary_policy !== 'increment_start') {
      lines.push({ key: `telecom.describe.boundary.${terms.boundary_policy}` })
    }
    return lines
  },
}
