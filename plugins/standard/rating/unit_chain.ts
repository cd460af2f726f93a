import vine from '@vinejs/vine'
import {
  addRational,
  divideRational,
  formatRational,
  multiplyRational,
  parseRational,
  roundRational,
  ROUNDING_MODES,
  ZERO,
  type Rational,
  type RoundingMode,
} from '#sdk/decimal'
import type { ExplanationStep } from '#sdk/explanation'
import type { ObligationInput, Rater, RatingRule } from '#sdk/rating'
import { decimalText, type FormField } from '#sdk/schema'
import {
  changesOf,
  cutDays,
  dateText,
  fromField,
  risingDates,
  rowOn,
} from '#plugins/standard/rating/dated_rows'
import { describeTiers } from '#plugins/standard/rating/describe_tiers'
import {
  assertSource,
  piecesOf,
  sourceReads,
  sourceTermsFields,
  sourceTermsSchema,
  usedIn,
  type Piece,
  type SourceTerms,
} from '#plugins/standard/rating/source_terms'
import { pricedSigned, spreadPieces } from '#plugins/standard/rating/spread_pieces'
import {
  compileTiers,
  tierListField,
  tierListSchema,
  type TierRow,
} from '#plugins/standard/rating/tier_terms'
import { unitChainGolden } from '#plugins/standard/rating/golden/unit_chain'

const OPERATIONS = ['multiply', 'divide'] as const

export interface ChainStep {
  name: string
  operation: (typeof OPERATIONS)[number]
  values: { from: string | null; factor: string }[]
  /** Digits that are kept after the step; null keeps all. */
  decimals: number | null
  rounding: RoundingMode
}

export interface UnitChainTerms extends SourceTerms {
  steps: ChainStep[]
  tiers: TierRow[]
}

const stepFields: readonly FormField[] = [
  { name: 'name', label: 'standard.fields.row_name', input: 'text', required: true },
  {
    ...{ name: 'operation', label: 'standard.fields.operation', input: 'select', required: true },
    options: OPERATIONS.map((value) => ({ value, label: `standard.operations.${value}` })),
  },
  {
    ...{ name: 'values', label: 'standard.fields.factors', input: 'list', required: true },
    fields: [
      fromField,
      { name: 'factor', label: 'standard.fields.factor', input: 'decimal', required: true },
    ],
  },
  {
    name: 'decimals',
    label: 'standard.fields.decimals',
    hint: 'standard.hints.decimals',
    input: 'integer',
  },
  {
    ...{ name: 'rounding', label: 'standard.fields.rounding', input: 'select', required: true },
    options: ROUNDING_MODES.map((value) => ({ value, label: `standard.rounding_modes.${value}` })),
  },
]

/**
 * A quantity that becomes another one step by step: volume times state times heating value, a
 * reading times a transformer's factor. Each step may round; a factor holds from its day on, and the
 * quantity is parted, by its days, where one changes. The result is priced in tiers.
 */
export const unitChainRule: RatingRule<UnitChainTerms, undefined> = {
  code: 'standard.unit_chain',
  revision: 1,
  stage: 'charge',
  metrics: 'any',
  splitInvariant: false,
  usageAlone: true,
  golden: unitChainGolden,
  terms: {
    validator: vine.create({
      ...sourceTermsSchema,
      steps: vine
        .array(
          vine.object({
            name: vine.string().trim().minLength(1).maxLength(40),
            operation: vine.enum(OPERATIONS),
            values: vine
              .array(
                vine.object({
                  from: dateText().nullable(),
                  factor: decimalText({ above: '0' }),
                })
              )
              .minLength(1)
              .maxLength(400)
              .use(risingDates()),
            decimals: vine.number().withoutDecimals().min(0).max(12).nullable(),
            rounding: vine.enum(ROUNDING_MODES),
          })
        )
        .minLength(1)
        .maxLength(12),
      tiers: tierListSchema,
    }),
    fields: [
      ...sourceTermsFields,
      {
        ...{ name: 'steps', label: 'standard.fields.chain', input: 'list', required: true },
        fields: stepFields,
      },
      tierListField,
    ],
  },
  reads: sourceReads,
  compile(terms, _facts, context) {
    assertSource('standard.unit_chain', terms, context)
    return compileChain(terms)
  },
  describe: (terms, currency) => [
    ...terms.steps.map(({ name, operation, values: [{ factor }] }) => ({
      key: `standard.describe.chain_${operation}`,
      values: { name, factor },
    })),
    ...describeTiers('standard.describe.graduated', { ...terms, unit_quantity: 1 }, currency),
  ],
}

interface Chained {
  readonly units: Rational
  readonly steps: readonly ExplanationStep[]
}

function compileChain(terms: UnitChainTerms): Rater {
  const tiers = compileTiers(terms.tiers)
  const changes = terms.steps.flatMap(({ values }) => changesOf(values))
  const chainOf = (obligation: ObligationInput, pieces: readonly Piece[]): Chained => {
    const cuts = cutDays(changes, obligation)
    const parts = spreadPieces(pieces, cuts).map((units, index) => chain(terms, units, cuts[index]))
    return {
      units: parts.reduce((sum, { units }) => addRational(sum, units), ZERO),
      steps: parts.flatMap(({ steps }) => steps),
    }
  }
  return {
    rate(group, state, out) {
      const used = usedIn(group)
      for (const [index, pieces] of piecesOf(terms, group).entries()) {
        const { units } = chainOf(group.obligations[index], pieces)
        const { amount } = pricedSigned(units, tiers, group.currency)
        const display = { units: formatRational(units) }
        out.target(index, { amount, ...used[index], billedQuantity: 0, display })
      }
      return state
    },
    explain(group, _state, obligation) {
      const pieces = piecesOf(terms, group)[obligation]
      const { units, steps } = chainOf(group.obligations[obligation], pieces)
      const priced = pricedSigned(units, tiers, group.currency)
      return { obligation, steps: [...steps, ...priced.steps], items: [] }
    },
  }
}

function chain(terms: UnitChainTerms, from: Rational, day: string): Chained {
  let units = from
  const steps: ExplanationStep[] = [
    { key: 'standard.explain.chain_start', values: { units: formatRational(units), day } },
  ]
  for (const { name, operation, values, decimals, rounding } of terms.steps) {
    const { factor } = rowOn(values, day)
    const by = parseRational(factor)
    units = operation === 'multiply' ? multiplyRational(units, by) : divideRational(units, by)
    if (decimals !== null) units = roundRational(units, decimals, rounding)
    steps.push({
      key: `standard.explain.chain_${operation}${decimals === null ? '' : '_rounded'}`,
      values: { name, factor, units: formatRational(units), decimals },
    })
  }
  return { units, steps }
}
