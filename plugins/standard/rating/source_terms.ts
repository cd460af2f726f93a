import vine from '@vinejs/vine'
import { addRational, rational, ZERO, type Rational } from '#sdk/decimal'
import { PluginError } from '#sdk/errors'
import type { CompileContext, RatingGroup, Read } from '#sdk/rating'
import type { FormField } from '#sdk/schema'
import { dateOfDayNumber, zoneOffsetSeconds } from '#sdk/time'
import { quantityTermsField, quantityTermsSchema } from '#plugins/standard/rating/quantity_terms'
import { unitQuantityField } from '#plugins/standard/rating/unit_terms'

/** Where a quantity comes from: the usage of the charge's metrics, or what was measured. */
export interface SourceTerms {
  /** Code of a measured quantity; null for usage. */
  code: string | null
  /** Base units of usage in one unit; what was measured is in units already. */
  unit_quantity: number
}

export const sourceTermsSchema = {
  code: quantityTermsSchema.code.clone().nullable(),
  unit_quantity: vine.number().withoutDecimals().min(1).max(Number.MAX_SAFE_INTEGER),
}

export const sourceTermsFields: readonly FormField[] = [
  { ...quantityTermsField, hint: 'standard.hints.source_code', required: false },
  unitQuantityField,
]

export function sourceReads({ code }: SourceTerms): readonly Read[] {
  return code === null ? [] : [{ kind: 'quantity', code }]
}

/** Throws E_STANDARD_USAGE for a charge with two sources, or with none. */
export function assertSource(rule: string, { code }: SourceTerms, context: CompileContext): void {
  if ((code === null) === context.metrics.length > 0) return
  throw new PluginError(
    'E_STANDARD_USAGE',
    `${rule} needs either a metric or the code of a measured quantity`
  )
}

/** So many units of some days; of usage, of the day on which it happened. */
export interface Piece {
  readonly startsOn: string
  readonly endsOn: string
  readonly units: Rational
}

const DAY_SECONDS = 86_400

/** What each obligation has, by days and in their order; events are added up before they are divided. */
export function piecesOf(terms: SourceTerms, group: RatingGroup): Piece[][] {
  if (terms.code !== null) {
    return group.obligations.map(({ reads = [] }) =>
      reads.flatMap(({ kind, startsOn, endsOn, value }) => {
        return kind === 'quantity' ? [{ startsOn, endsOn, units: value }] : []
      })
    )
  }
  const days = group.obligations.map(() => new Map<number, number>())
  for (const { obligation, occurredAt, quantity } of group.events) {
    const local = occurredAt + zoneOffsetSeconds(group.timeZone, occurredAt)
    const day = Math.floor(local / DAY_SECONDS)
    days[obligation].set(day, (days[obligation].get(day) ?? 0) + quantity)
  }
  const unit = BigInt(terms.unit_quantity)
  return days.map((quantities) =>
    [...quantities].map(([day, quantity]) => ({
      startsOn: dateOfDayNumber(day),
      endsOn: dateOfDayNumber(day + 1),
      units: rational(BigInt(quantity), unit),
    }))
  )
}

export function unitsOf(pieces: readonly Piece[]): Rational {
  return pieces.reduce((sum, { units }) => addRational(sum, units), ZERO)
}

export interface UsedFacts {
  readonly quantity: number
  readonly events: number
}

/** Facts of a line: base units and events of each obligation. */
export function usedIn({ obligations, events }: RatingGroup): UsedFacts[] {
  const used = obligations.map(() => ({ quantity: 0, events: 0 }))
  for (const { obligation, quantity } of events) {
    used[obligation].quantity += quantity
    used[obligation].events++
  }
  return used
}
