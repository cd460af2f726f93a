import { compareRational, sumRational, type Rational } from '#kernel/rational'
import type { CanonicalValue } from '#kernel/canonical_json'
import { QUALITIES, type Quality, type QuantityKind } from '#sdk/measurement'

/** What one service bears of one code for some days, as it is frozen. */
export interface FrozenRow {
  readonly serviceId: number
  readonly kind: QuantityKind
  readonly startsOn: string
  readonly endsOn: string
  readonly quantity: Rational
  readonly quality: Quality
  /** Said before and no longer: nobody bears anything in these days any more. */
  readonly isGone: boolean
  readonly certificate: { readonly [name: string]: CanonicalValue }
}

/** A contribution to a row: a share, or a meter's own quantity. */
export type Contribution = Omit<FrozenRow, 'isGone'>

/**
 * One row for each service, code and stretch of days. Who bears several units at a time gets their
 * sum; days apart stay apart, because they may be billed to different subscriptions.
 */
export function joinRows(contributions: readonly Contribution[]): FrozenRow[] {
  const rows: FrozenRow[] = []
  const byOwner = Map.groupBy(contributions, ({ serviceId, kind }) => `${serviceId} ${kind.code}`)
  for (const own of byOwner.values()) {
    const ordered = own.toSorted((left, right) => (left.startsOn < right.startsOn ? -1 : 1))
    let stretch: Contribution[] = []
    let endsOn = ''
    for (const one of ordered) {
      if (stretch.length > 0 && one.startsOn >= endsOn) {
        rows.push(rowOf(stretch, endsOn))
        stretch = []
        endsOn = ''
      }
      stretch.push(one)
      if (one.endsOn > endsOn) endsOn = one.endsOn
    }
    rows.push(rowOf(stretch, endsOn))
  }
  return rows
}

function rowOf(stretch: readonly Contribution[], endsOn: string): FrozenRow {
  const [first] = stretch
  return {
    serviceId: first.serviceId,
    kind: first.kind,
    startsOn: first.startsOn,
    endsOn,
    quantity: combined(stretch),
    quality: worstOf(stretch.map(({ quality }) => quality)),
    isGone: false,
    certificate: { parts: stretch.map(({ certificate }) => certificate) },
  }
}

function combined(stretch: readonly Contribution[]): Rational {
  const quantities = stretch.map(({ quantity }) => quantity)
  if (stretch[0].kind.combine !== 'max') return sumRational(quantities)
  return quantities.reduce((most, one) => (compareRational(one, most) > 0 ? one : most))
}

/** A sum is as good as the worst of what is in it. */
export function worstOf(qualities: readonly Quality[]): Quality {
  return qualities.reduce<Quality>((worst, quality) => {
    return QUALITIES.indexOf(quality) > QUALITIES.indexOf(worst) ? quality : worst
  }, 'measured')
}
