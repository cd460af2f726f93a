import vine from '@vinejs/vine'
import { formatRational, type Rational } from '#sdk/decimal'
import type { Accumulators, Rater, RatingGroup, RatingRule } from '#sdk/rating'
import { decimalText, type FormField } from '#sdk/schema'
import { describeTiers } from '#plugins/standard/rating/describe_tiers'
import {
  closingHistory,
  estimate,
  historyOf,
  METHODS,
  withPeriod,
  type EstimateMethod,
} from '#plugins/standard/rating/estimate_history'
import { inOrder } from '#plugins/standard/rating/settling'
import {
  assertSource,
  piecesOf,
  sourceReads,
  sourceTermsFields,
  sourceTermsSchema,
  unitsOf,
  usedIn,
  type SourceTerms,
} from '#plugins/standard/rating/source_terms'
import { pricedSigned } from '#plugins/standard/rating/spread_pieces'
import {
  compileTiers,
  tierListField,
  tierListSchema,
  type TierRow,
} from '#plugins/standard/rating/tier_terms'
import { estimateChainGolden } from '#plugins/standard/rating/golden/estimate_chain'

export interface EstimateChainTerms extends SourceTerms {
  /** Asked in this order when nothing was measured. */
  methods: EstimateMethod[]
  tiers: TierRow[]
}

const fullProfile = vine.createRule((value: unknown, _options: undefined, field) => {
  const { parent } = field as unknown as { parent: Record<string, unknown> }
  if (!Array.isArray(value)) return
  if (value.length === (parent.method === 'profile' ? 12 : 0)) return
  field.report('The {{ field }} field has twelve values, for a profile only', 'profile', field)
})

const methodFields: readonly FormField[] = [
  {
    ...{ name: 'method', label: 'standard.fields.method', input: 'select', required: true },
    options: METHODS.map((value) => ({ value, label: `standard.methods.${value}` })),
  },
  {
    ...{ name: 'periods', label: 'standard.fields.method_periods', input: 'integer' },
    hint: 'standard.hints.method_periods',
  },
  {
    ...{ name: 'of_periods', label: 'standard.fields.of_periods', input: 'integer' },
    when: { field: 'method', values: ['mean'] },
  },
  {
    ...{ name: 'profile', label: 'standard.fields.profile', input: 'values' },
    fields: [{ name: 'units', label: 'standard.fields.norm_amount', input: 'decimal' }],
    when: { field: 'method', values: ['profile'] },
  },
]

/**
 * What was measured, or an estimate of it where nothing was. An estimate is marked; when the period
 * is measured later it is computed again, and the difference is billed. The past is the state of the
 * service.
 */
export const estimateChainRule: RatingRule<EstimateChainTerms, undefined> = {
  code: 'standard.estimate_chain',
  revision: 1,
  stage: 'charge',
  metrics: 'any',
  splitInvariant: false,
  golden: estimateChainGolden,
  terms: {
    validator: vine.create({
      ...sourceTermsSchema,
      methods: vine
        .array(
          vine.object({
            method: vine.enum(METHODS),
            periods: vine.number().withoutDecimals().min(1).max(120).nullable(),
            of_periods: vine.number().withoutDecimals().min(1).max(24).nullable(),
            profile: vine
              .array(decimalText({ minimum: '0' }))
              .maxLength(12)
              .use(fullProfile()),
          })
        )
        .minLength(1)
        .maxLength(METHODS.length)
        .distinct('method'),
      tiers: tierListSchema,
    }),
    fields: [
      ...sourceTermsFields,
      {
        ...{ name: 'methods', label: 'standard.fields.methods', input: 'list', required: true },
        fields: methodFields,
      },
      tierListField,
    ],
  },
  reads: sourceReads,
  stateOwner: () => 'service',
  compile(terms, _facts, context) {
    assertSource('standard.estimate_chain', terms, context)
    return compileEstimates(terms)
  },
  describe: (terms, currency) => [
    ...terms.methods.map(({ method, periods }) => ({
      key: `standard.describe.estimate_${method}${periods === null ? '' : '_periods'}`,
      values: { periods },
    })),
    ...describeTiers('standard.describe.graduated', { ...terms, unit_quantity: 1 }, currency),
  ],
}

interface Known {
  readonly units: Rational
  /** Null for what was measured. */
  readonly method: EstimateMethod['method'] | null
}

function compileEstimates(terms: EstimateChainTerms): Rater {
  const tiers = compileTiers(terms.tiers)
  return {
    rate(group, state, out) {
      const { known, closing } = knownOf(terms, group, state)
      const used = usedIn(group)
      for (const [index, { units, method }] of known.entries()) {
        const { amount } = pricedSigned(units, tiers, group.currency)
        const display = { units: formatRational(units), estimated: method !== null, method }
        out.target(index, { amount, ...used[index], billedQuantity: 0, display })
      }
      return closing
    },
    explain(group, state, obligation) {
      const { units, method } = knownOf(terms, group, state).known[obligation]
      const values = { quantity: formatRational(units) }
      const key = method === null ? 'frozen' : `estimated_${method}`
      const { steps } = pricedSigned(units, tiers, group.currency)
      return {
        obligation,
        steps: [{ key: `standard.explain.${key}`, values }, ...steps],
        items: [],
      }
    },
  }
}

function knownOf(terms: EstimateChainTerms, group: RatingGroup, state: Accumulators) {
  let history = historyOf(state)
  const known = new Array<Known>(group.obligations.length)
  const all = piecesOf(terms, group)
  for (const index of inOrder(group.obligations)) {
    const { startsOn, endsOn } = group.obligations[index]
    const isMeasured = all[index].length > 0
    const one: Known = isMeasured
      ? { units: unitsOf(all[index]), method: null }
      : estimate(terms.methods, history, { startsOn, endsOn })
    known[index] = one
    history = withPeriod(history, { startsOn, endsOn, units: one.units, isMeasured }, one.method)
  }
  return { known, closing: closingHistory(history) }
}
