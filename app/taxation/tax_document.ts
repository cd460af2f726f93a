import { computeTax } from '#kernel/taxation'
import { allocate } from '#kernel/allocation'
import { daysBetween } from '#kernel/calendar_date'
import { divideRational, parseRational, rational, rationalFromMinor, ZERO } from '#kernel/rational'
import type { TaxDecision, TaxParty } from '#sdk/taxation'
import type { HostedTaxRegime } from '#app/plugin_host/hosted_tax_regime'

/** A finished net line that is to be taxed; minor units. */
export interface NetLine {
  readonly category: string
  readonly netMinor: bigint
  readonly startsOn: string
  readonly endsOn: string
  /** Decided before: the regime is not asked, and the line is not cut. */
  readonly sealed?: SealedTax
}

/** A decision as documents store it. */
export type SealedTax = Omit<TaxDecision, 'index' | 'country'>

export interface TaxSubject {
  readonly seller: TaxParty
  readonly buyer: TaxParty
  readonly taxPointOn: string
  readonly currency: string
  readonly lines: readonly NetLine[]
}

/** A line, or a part of one where a rate changes within its period; `source` is the line's index. */
export interface TaxedPart {
  readonly source: number
  readonly netMinor: bigint
  readonly startsOn: string
  readonly endsOn: string
  readonly decision: TaxDecision
}

export interface TaxTotal {
  readonly decision: TaxDecision
  readonly baseMinor: bigint
  readonly amountMinor: bigint
}

export interface TaxedDocument {
  readonly parts: readonly TaxedPart[]
  readonly totals: readonly TaxTotal[]
  readonly netMinor: bigint
  readonly taxMinor: bigint
  readonly grossMinor: bigint
}

const HUNDRED = rational(100n)

/**
 * Taxes a document: lines are cut where a rate changes (the finished net is allocated exactly by
 * days), the regime decides treatment and rate of each part, and the amounts are computed here with
 * the regime's rounding level and mode. A line whose tax was decided before keeps it. Net + tax =
 * gross, in every group and in total.
 */
export function taxDocument(hosted: HostedTaxRegime, subject: TaxSubject): TaxedDocument {
  const { regime } = hosted
  const lines = subject.lines.map(({ netMinor, startsOn, endsOn }, source) => {
    return { source, netMinor, startsOn, endsOn }
  })
  const whole = decide(hosted, subject, lines)
  const pieces = lines.flatMap((line, index) => {
    const isSealed = subject.lines[index].sealed !== undefined
    return isSealed ? [line] : cut(hosted, subject, line, whole[index])
  })
  const isCut = pieces.length > lines.length
  const decisions = isCut ? decide(hosted, subject, pieces) : whole
  const taxed = computeTax({
    lines: pieces.map((piece, index) => ({
      amount: rationalFromMinor(piece.netMinor, subject.currency),
      taxes: [{ group: groupOf(decisions[index]), rate: rateOf(decisions[index]) }],
    })),
    currency: subject.currency,
    level: regime.roundingLevel,
    mode: regime.roundingMode,
    inclusive: false,
  })
  const byGroup = new Map(decisions.map((decision) => [groupOf(decision), decision]))
  return {
    parts: pieces.map((piece, index) => ({ ...piece, decision: decisions[index] })),
    totals: taxed.groups.map((group) => ({
      decision: byGroup.get(group.group)!,
      baseMinor: group.net,
      amountMinor: group.tax,
    })),
    netMinor: taxed.net,
    taxMinor: taxed.tax,
    grossMinor: taxed.gross,
  }
}

type Piece = Omit<TaxedPart, 'decision'>

/** The regime's decisions, and those that were made before. */
function decide(
  hosted: HostedTaxRegime,
  subject: TaxSubject,
  pieces: readonly Piece[]
): readonly TaxDecision[] {
  const isNew = ({ source }: Piece) => subject.lines[source].sealed === undefined
  const asked = ask(hosted, subject, pieces.filter(isNew))
  const answers = asked.values()
  // Documents do not store whose tax it is: one that is also decided today is the same tax.
  const countries = new Map(asked.map((decision) => [sealedGroupOf(decision), decision.country]))
  return pieces.map((piece, index) => {
    const { sealed } = subject.lines[piece.source]
    if (sealed === undefined) return answers.next().value!
    const country = countries.get(sealedGroupOf(sealed)) ?? subject.seller.country
    return { ...sealed, index, country }
  })
}

function ask(
  hosted: HostedTaxRegime,
  subject: TaxSubject,
  pieces: readonly Piece[]
): readonly TaxDecision[] {
  if (pieces.length === 0) return []
  return hosted.decide({
    seller: subject.seller,
    buyer: subject.buyer,
    taxPointOn: subject.taxPointOn,
    currency: subject.currency,
    lines: pieces.map(({ source, netMinor, startsOn, endsOn }, index) => {
      return { index, category: subject.lines[source].category, netMinor, startsOn, endsOn }
    }),
  })
}

/** The changes that count are those of the country whose tax it is, which may be the buyer's. */
function cut(
  hosted: HostedTaxRegime,
  subject: TaxSubject,
  line: Piece,
  { country, percent }: TaxDecision
): Piece[] {
  if (hosted.regime.rateChange !== 'split_by_days' || percent === null) return [line]
  const { source, startsOn, endsOn } = line
  const { category } = subject.lines[source]
  const changes = hosted.rateChanges({ country, category, startsOn, endsOn })
  if (changes.length === 0) return [line]
  const bounds = [startsOn, ...changes, endsOn]
  const spans = bounds.slice(1).map((end, index) => ({ startsOn: bounds[index], endsOn: end }))
  const days = spans.map((span) => BigInt(daysBetween(span.startsOn, span.endsOn)))
  const shares = allocate(line.netMinor, days)
  return spans.map((span, index) => ({ source, netMinor: shares[index], ...span }))
}

function groupOf(decision: TaxDecision) {
  return `${decision.country}|${sealedGroupOf(decision)}`
}

/** Lines with the same one are of one tax, as far as a document tells. */
export function sealedGroupOf({ category, treatment, rateKey, percent, reason }: SealedTax) {
  return [category, treatment, rateKey, percent ?? '', reason].join('|')
}

function rateOf(decision: TaxDecision) {
  return decision.percent === null ? ZERO : divideRational(parseRational(decision.percent), HUNDRED)
}
