import vine from '@vinejs/vine'
import { formatRational, negateRational } from '#sdk/decimal'
import type { ExplanationStep } from '#sdk/explanation'
import { graduated, volume, type Priced } from '#sdk/pricing'
import type { ObligationInput, Rater, RatingRule } from '#sdk/rating'
import { describeTiers } from '#plugins/standard/rating/describe_tiers'
import { pricedSteps } from '#plugins/standard/rating/explain_quantity'
import {
  quantityRead,
  quantityReads,
  quantityTermsField,
  quantityTermsSchema,
  type QuantityTerms,
} from '#plugins/standard/rating/quantity_terms'
import {
  describeScale,
  scaledTiers,
  scaleField,
  scaleOf,
  SCALES,
  type Scale,
} from '#plugins/standard/rating/tier_scale'
import {
  compileTiers,
  tierListField,
  tierListSchema,
  type TierRow,
} from '#plugins/standard/rating/tier_terms'
import { blocksGolden } from '#plugins/standard/rating/golden/blocks'

const MODES = ['graduated', 'volume'] as const

export interface BlocksTerms extends QuantityTerms {
  mode: (typeof MODES)[number]
  scale: Scale
  tiers: TierRow[]
}

/**
 * Blocks of a measured quantity. Bounds grow and shrink with the days of the period: blocks of 30
 * days have 36/30 of their size in a period of 36 days, exactly, and 59/30 in a bill of two months.
 * A quantity below zero, from a reading that was mended, is credited at the same prices.
 */
export const blocksRule: RatingRule<BlocksTerms, undefined> = {
  code: 'standard.blocks',
  revision: 1,
  stage: 'charge',
  metrics: [],
  splitInvariant: false,
  golden: blocksGolden,
  terms: {
    validator: vine.create({
      ...quantityTermsSchema,
      mode: vine.enum(MODES),
      scale: vine.enum(SCALES),
      tiers: tierListSchema,
    }),
    fields: [
      quantityTermsField,
      {
        name: 'mode',
        label: 'standard.fields.mode',
        input: 'select',
        required: true,
        options: MODES.map((value) => ({ value, label: `standard.modes.${value}` })),
      },
      scaleField,
      tierListField,
    ],
  },
  reads: quantityReads,
  compile: (terms) => compileBlocks(terms),
  describe: (terms, currency) => [
    ...describeTiers(`standard.describe.${terms.mode}`, { ...terms, unit_quantity: 1 }, currency),
    ...describeScale(terms.scale),
  ],
}

function compileBlocks(terms: BlocksTerms): Rater {
  const tiers = compileTiers(terms.tiers)
  const priceOf = (obligation: ObligationInput) => {
    const quantity = quantityRead(obligation)
    const negative = quantity.numerator < 0n
    const units = negative ? negateRational(quantity) : quantity
    const scaled = scaledTiers(tiers, scaleOf(obligation, terms.scale))
    const pricing = { tiers: scaled, zeroUsagePaysFlat: false }
    const priced = terms.mode === 'volume' ? volume(units, pricing) : graduated(units, pricing)
    return { quantity, negative, priced }
  }
  return {
    rate(group, state, out) {
      for (const [index, obligation] of group.obligations.entries()) {
        const { quantity, negative, priced } = priceOf(obligation)
        const amount = negative ? negateRational(priced.amount) : priced.amount
        const display = { measured: formatRational(quantity) }
        out.target(index, { amount, quantity: 0, billedQuantity: 0, events: 0, display })
      }
      return state
    },
    explain(group, _state, obligation) {
      const input = group.obligations[obligation]
      const { quantity, negative, priced } = priceOf(input)
      const { currency } = group
      const steps = [
        { key: 'standard.explain.frozen', values: { quantity: formatRational(quantity) } },
        ...scaleSteps(input, terms.scale),
        ...blockSteps(priced, negative, currency),
      ]
      return { obligation, steps, items: [] }
    },
  }
}

function blockSteps({ parts }: Priced, negative: boolean, currency: string): ExplanationStep[] {
  return parts.flatMap((part) => pricedSteps(part, { negative, currency }))
}

function scaleSteps(input: ObligationInput, scale: BlocksTerms['scale']): ExplanationStep[] {
  if (scale === 'period') return []
  const values = { factor: formatRational(scaleOf(input, scale)) }
  return [{ key: 'standard.explain.scaled', values }]
}
