import vine from '@vinejs/vine'
import {
  allocate,
  compareRational,
  divideRational,
  formatRational,
  isZeroRational,
  multiplyRational,
  ONE,
  rational,
  rationalFromMinor,
  rationalToMinor,
  sumRational,
  type Rational,
} from '#sdk/decimal'
import { PluginError } from '#sdk/errors'
import {
  STATE_OWNERS,
  type ObligationInput,
  type Rater,
  type RatingGroup,
  type RatingRule,
  type ReadValue,
  type StateOwner,
} from '#sdk/rating'
import { daysBetween } from '#sdk/time'
import { quantityTermsField, quantityTermsSchema } from '#plugins/standard/rating/quantity_terms'
import {
  readingTermsFields,
  readingTermsSchema,
  readsOf,
  shareWithin,
  type ReadingTerms,
} from '#plugins/standard/rating/reading_terms'
import { apportionGolden } from '#plugins/standard/rating/golden/apportion'

const WEIGHTS = ['quantity', 'measured', 'equal'] as const
const ZERO_BASES = ['equal', 'refuse'] as const

export interface ApportionTerms extends ReadingTerms {
  /** Who shares: all obligations of one owner in a period. */
  shared_by: StateOwner
  weight: (typeof WEIGHTS)[number]
  /** With `measured`: the quantity that weighs. */
  code: string | null
  /** Whether a weight counts only for its days. */
  by_days: boolean
  /** What to do when nobody has a weight. */
  zero_base: (typeof ZERO_BASES)[number]
}

const withCode = vine.createRule((value: unknown, _options: undefined, field) => {
  const { parent } = field as unknown as { parent: Record<string, unknown> }
  if ((value === 'measured') === (typeof parent.code === 'string')) return
  const problem = value === 'measured' ? 'needs the code of a quantity' : 'takes no code'
  field.report(`The {{ field }} field ${problem}`, 'weight', field)
})

const select = (name: string, values: readonly string[], labels: string) => ({
  ...{ name, label: `standard.fields.${name}`, input: 'select' as const, required: true },
  options: values.map((value) => ({ value, label: `standard.${labels}.${value}` })),
})

/**
 * The sum of the charges with a tag, shared by all obligations of an owner. The sum is rounded to
 * minor units once; what is left over goes to the largest remainders, ties in the order of services
 * and days, so that the shares always add up to it.
 */
export const apportionRule: RatingRule<ApportionTerms, undefined> = {
  code: 'standard.apportion',
  revision: 1,
  stage: 'derived',
  metrics: [],
  splitInvariant: false,
  golden: apportionGolden,
  terms: {
    validator: vine.create({
      ...readingTermsSchema,
      shared_by: vine.enum(STATE_OWNERS),
      weight: vine.enum(WEIGHTS).use(withCode()),
      code: quantityTermsSchema.code.clone().nullable(),
      by_days: vine.boolean(),
      zero_base: vine.enum(ZERO_BASES),
    }),
    fields: [
      ...readingTermsFields,
      select('shared_by', STATE_OWNERS, 'pools'),
      select('weight', WEIGHTS, 'share_weights'),
      {
        ...{ ...quantityTermsField, required: false },
        when: { field: 'weight', values: ['measured'] },
      },
      { name: 'by_days', label: 'standard.fields.by_days', input: 'switch' },
      select('zero_base', ZERO_BASES, 'zero_bases'),
    ],
  },
  reads: (terms) => [
    ...readsOf(terms),
    ...(terms.code === null ? [] : [{ kind: 'quantity', code: terms.code } as const]),
  ],
  stateOwner: ({ shared_by: owner }) => owner,
  compile: (terms, _facts, { currency }) => compileApportion(terms, currency),
  describe: ({ reads_tag: tag, weight, code }) => [
    { key: `standard.describe.apportion_${weight}`, values: { tag, code } },
  ],
}

interface Share {
  readonly pool: Rational
  readonly weight: Rational
  readonly weights: Rational
  readonly amount: Rational
}

function compileApportion(terms: ApportionTerms, currency: string): Rater {
  return {
    rate(group, state, out) {
      for (const [index, { amount, weight }] of sharesOf(terms, group, currency).entries()) {
        const display = { weight: formatRational(weight) }
        out.target(index, { amount, quantity: 0, billedQuantity: 0, events: 0, display })
      }
      return state
    },
    explain(group, _state, obligation) {
      const { pool, weight, weights, amount } = sharesOf(terms, group, currency)[obligation]
      const values = {
        pool: formatRational(pool),
        weight: formatRational(weight),
        weights: formatRational(weights),
        currency,
      }
      const step = { key: 'standard.explain.share', values, amount: formatRational(amount) }
      return { obligation, steps: [step], items: [] }
    },
  }
}

function sharesOf(terms: ApportionTerms, group: RatingGroup, currency: string): Share[] {
  const { obligations } = group
  if (obligations.length === 0) return []
  const pool = poolOf(obligations)
  const own = obligations.map((one) => weightOf(terms, one, obligations))
  const isEmpty = isZeroRational(sumRational(own))
  if (isEmpty && terms.zero_base === 'refuse' && !isZeroRational(pool)) {
    throw new PluginError(
      'E_STANDARD_NO_WEIGHT',
      `Nobody has a weight to share ${terms.reads_tag} by`
    )
  }
  const weighed = isEmpty ? obligations.map(() => ONE) : own
  const order = [...obligations.keys()].sort((left, right) =>
    compareKeys(obligations[left], obligations[right])
  )
  const minor = rationalToMinor(pool, currency, 'half_up')
  const common = order.map((index) => weighed[index]).reduce(commonDenominator, 1n)
  const parts = allocate(
    minor,
    order.map((index) => (weighed[index].numerator * common) / weighed[index].denominator)
  )
  const weights = sumRational(weighed)
  return obligations.map((_one, index) => {
    const amount = rationalFromMinor(parts[order.indexOf(index)], currency)
    return { pool, weight: weighed[index], weights, amount }
  })
}

/** Members read the same charges: each counts once, for the longest part of it that a member has. */
function poolOf(obligations: readonly ObligationInput[]): Rational {
  const found = new Map<string, Rational[]>()
  for (const obligation of obligations) {
    const own = new Map<string, number>()
    for (const read of obligation.reads ?? []) {
      if (read.kind !== 'charge') continue
      const key = keyOf(read)
      const nth = own.get(key) ?? 0
      own.set(key, nth + 1)
      const amounts = found.get(key) ?? []
      const amount = multiplyRational(read.value, shareWithin(read, obligation))
      const before = amounts[nth]
      const isMore = before === undefined || compareRational(size(amount), size(before)) > 0
      if (isMore) amounts[nth] = amount
      found.set(key, amounts)
    }
  }
  return sumRational([...found.values()].flat())
}

function keyOf({ code, serviceId, startsOn, endsOn, value }: ReadValue): string {
  return [code, serviceId ?? '', startsOn, endsOn, formatRational(value)].join('|')
}

function weightOf(
  { weight, by_days: byDays }: ApportionTerms,
  obligation: ObligationInput,
  all: readonly ObligationInput[]
): Rational {
  const { reads = [], quantity } = obligation
  const measured = reads.flatMap(({ kind, value }) => (kind === 'quantity' ? [value] : []))
  const own = { quantity: rational(BigInt(quantity)), measured: sumRational(measured), equal: ONE }[
    weight
  ]
  const base = own.numerator < 0n ? rational(0n) : own
  if (!byDays) return base
  const days = daysBetween(obligation.startsOn, obligation.endsOn)
  const longest = Math.max(...all.map((one) => daysBetween(one.startsOn, one.endsOn)))
  return multiplyRational(base, divideRational(rational(BigInt(days)), rational(BigInt(longest))))
}

function size(value: Rational): Rational {
  return value.numerator < 0n ? rational(-value.numerator, value.denominator) : value
}

function commonDenominator(common: bigint, { denominator }: Rational): bigint {
  return common % denominator === 0n ? common : common * denominator
}

function compareKeys(left: ObligationInput, right: ObligationInput): number {
  const [one, other] = [left, right].map(({ serviceId, startsOn }) => {
    return `${(serviceId ?? '').padStart(20, '0')}|${startsOn}`
  })
  return one < other ? -1 : Number(one > other)
}
