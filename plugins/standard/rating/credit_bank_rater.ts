import {
  addRational,
  formatRational,
  isZeroRational,
  multiplyRational,
  negateRational,
  parseRational,
  rational,
  subtractRational,
  sumRational,
  ZERO,
  type Rational,
} from '#sdk/decimal'
import type { ExplanationStep } from '#sdk/explanation'
import { graduated, type Priced } from '#sdk/pricing'
import type { Accumulators, ObligationInput, Rater, RatingGroup } from '#sdk/rating'
import {
  closingLots,
  drawLots,
  leftIn,
  livingLots,
  lotsOf,
  type CreditLot,
} from '#plugins/standard/rating/credit_lots'
import type { CreditBankTerms } from '#plugins/standard/rating/credit_bank_terms'
import { pricedSteps } from '#plugins/standard/rating/explain_quantity'
import { endsMonth, inOrder } from '#plugins/standard/rating/settling'
import { piecesOf, unitsOf, usedIn } from '#plugins/standard/rating/source_terms'
import { compileTiers } from '#plugins/standard/rating/tier_terms'

/** One bucket of one obligation: opening + earned = used + expired + paid out + closing. */
interface BucketMove {
  readonly bucket: string
  readonly net: Rational
  readonly opening: Rational
  readonly earned: Rational
  readonly used: Rational
  readonly expired: Rational
  readonly paidOut: Rational
  readonly closing: Rational
  /** What is priced: units that no credit pays for, or all of them when credits are money. */
  readonly priced: Priced
  /** Money that credits pay for, and what is paid for credits; zero or less. */
  readonly offset: Rational
  readonly payout: Rational
}

export function creditBankRater(terms: CreditBankTerms): Rater {
  const tiers = compileTiers(terms.tiers)
  const isMoney = terms.credits === 'money'
  const worth = parseRational(terms.credit_price ?? '0')
  const payoutPrice = parseRational(terms.payout_price)
  const price = (units: Rational) => graduated(units, { tiers, zeroUsagePaysFlat: false })

  function moveBucket(
    bucket: string,
    net: Rational,
    obligation: ObligationInput,
    lots: readonly CreditLot[]
  ): { move: BucketMove; lots: CreditLot[] } {
    const living = livingLots(lots, obligation.startsOn, terms.expires_after)
    const opening = leftIn(lots, bucket)
    const expired = subtractRational(opening, leftIn(living, bucket))
    const isEarning = net.numerator < 0n
    const surplus = isEarning ? negateRational(net) : ZERO
    const needed = isEarning ? ZERO : net
    const whole = price(needed)
    const drawn = drawLots(living, bucket, isMoney ? whole.amount : needed)
    const earned = isMoney ? multiplyRational(surplus, worth) : surplus
    const lot = { bucket, earnedBy: obligation.endsOn, left: earned }
    const banked = isZeroRational(earned) ? drawn.lots : [...drawn.lots, lot]
    const isSettled = terms.true_up_month !== null && endsMonth(terms.true_up_month, obligation)
    const paidOut = isSettled ? leftIn(banked, bucket) : ZERO
    const after = isSettled ? banked.filter((one) => one.bucket !== bucket) : banked
    const move: BucketMove = {
      ...{ bucket, net, opening, earned, used: drawn.used, expired, paidOut },
      closing: leftIn(after, bucket),
      priced: isMoney ? whole : price(subtractRational(needed, drawn.used)),
      offset: isMoney ? negateRational(drawn.used) : ZERO,
      payout: negateRational(multiplyRational(paidOut, payoutPrice)),
    }
    return { move, lots: after }
  }

  function moveAll(group: RatingGroup, state: Accumulators) {
    let lots = lotsOf(state)
    const moves = new Array<BucketMove[]>(group.obligations.length)
    const nets = netsOf(terms, group)
    for (const index of inOrder(group.obligations)) {
      const buckets = new Set([...nets[index].keys(), ...lots.map(({ bucket }) => bucket)])
      moves[index] = [...buckets].sort().map((bucket) => {
        const net = nets[index].get(bucket) ?? ZERO
        const moved = moveBucket(bucket, net, group.obligations[index], lots)
        // What expired in other buckets goes when their turn comes.
        lots = [...lots.filter((lot) => lot.bucket !== bucket), ...ofBucket(moved.lots, bucket)]
        return moved.move
      })
    }
    const isEmpty = lots.length === 0 && lotsOf(state).length === 0
    return { moves, closing: isEmpty ? state : closingLots(lots) }
  }

  return {
    rate(group, state, out) {
      const { moves, closing } = moveAll(group, state)
      const used = usedIn(group)
      for (const [index, buckets] of moves.entries()) {
        const amount = sumRational(buckets.map(amountOf))
        const display = { buckets: buckets.map(displayOf) }
        out.target(index, { amount, ...used[index], billedQuantity: 0, display })
      }
      return closing
    },
    explain(group, state, obligation) {
      const { moves } = moveAll(group, state)
      const steps = moves[obligation].map((move) => stepOf(terms, move, group.currency))
      return { obligation, steps, items: [] }
    },
  }
}

function ofBucket(lots: readonly CreditLot[], bucket: string): CreditLot[] {
  return lots.filter((lot) => lot.bucket === bucket)
}

/** What each obligation used less what it gave, by bucket. */
function netsOf(terms: CreditBankTerms, group: RatingGroup): Map<string, Rational>[] {
  if (terms.bucket_by === 'none' || terms.code !== null) {
    return piecesOf(terms, group).map((pieces) => new Map([['', unitsOf(pieces)]]))
  }
  const sums = group.obligations.map(() => new Map<string, number>())
  for (const { obligation, dimension, quantity } of group.events) {
    sums[obligation].set(dimension, (sums[obligation].get(dimension) ?? 0) + quantity)
  }
  const unit = BigInt(terms.unit_quantity)
  return sums.map(
    (nets) => new Map([...nets].map(([name, net]) => [name, rational(BigInt(net), unit)]))
  )
}

function amountOf({ priced, offset, payout }: BucketMove): Rational {
  return addRational(addRational(priced.amount, offset), payout)
}

function displayOf(move: BucketMove) {
  return {
    bucket: move.bucket,
    net: formatRational(move.net),
    opening: formatRational(move.opening),
    earned: formatRational(move.earned),
    used: formatRational(move.used),
    expired: formatRational(move.expired),
    paid_out: formatRational(move.paidOut),
    closing: formatRational(move.closing),
  }
}

function stepOf(terms: CreditBankTerms, move: BucketMove, currency: string): ExplanationStep {
  const values = { ...displayOf(move), currency }
  const children: ExplanationStep[] = [
    { key: 'standard.explain.credit_lots', values },
    ...move.priced.parts.flatMap((part) => pricedSteps(part, { negative: false, currency })),
  ]
  if (!isZeroRational(move.offset)) {
    const amount = formatRational(move.offset)
    children.push({ key: 'standard.explain.credit_offset', values, amount })
  }
  if (!isZeroRational(move.payout)) {
    const paid = { ...values, price: terms.payout_price }
    const amount = formatRational(move.payout)
    children.push({ key: 'standard.explain.credit_payout', values: paid, amount })
  }
  const key = `standard.explain.credit_bank${move.bucket === '' ? '' : '_of'}`
  return { key, values, amount: formatRational(amountOf(move)), children }
}
