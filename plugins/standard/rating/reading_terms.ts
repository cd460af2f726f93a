import vine from '@vinejs/vine'
import { addRational, multiplyRational, rational, ZERO, type Rational } from '#sdk/decimal'
import {
  READ_SCOPES,
  type ObligationInput,
  type Read,
  type ReadScope,
  type TargetPart,
} from '#sdk/rating'
import type { FormField } from '#sdk/schema'
import { daysBetween } from '#sdk/time'

/** Which other charges a rule looks at; common to all rules that are computed from amounts. */
export interface ReadingTerms {
  /** The tag of the charges that are read. */
  reads_tag: string
  reads_scope: ReadScope
}

export const readingTermsSchema = {
  reads_tag: vine
    .string()
    .trim()
    .minLength(1)
    .maxLength(40)
    .regex(/^[a-z][a-z0-9_.]*$/),
  reads_scope: vine.enum(READ_SCOPES),
}

export const readingTermsFields: readonly FormField[] = [
  {
    name: 'reads_tag',
    label: 'standard.fields.reads_tag',
    hint: 'standard.hints.reads_tag',
    input: 'text',
    required: true,
  },
  {
    name: 'reads_scope',
    label: 'standard.fields.reads_scope',
    input: 'select',
    required: true,
    options: READ_SCOPES.map((value) => ({ value, label: `standard.scopes.${value}` })),
  },
]

export function readsOf(terms: ReadingTerms): readonly Read[] {
  return [{ kind: 'tag', code: terms.reads_tag, scope: terms.reads_scope }]
}

/**
 * The amounts read, each with its days, exact. Of an amount whose days lie partly outside the
 * obligation, the share of its days that lie within counts.
 */
export function amountsRead(obligation: ObligationInput): TargetPart[] {
  return (obligation.reads ?? []).map((read) => ({
    ...daysWithin(read, obligation),
    amount: multiplyRational(read.value, shareWithin(read, obligation)),
  }))
}

type Days = Pick<ObligationInput, 'startsOn' | 'endsOn'>

/** The share of the days of what is read that lie within the obligation. */
export function shareWithin(read: Days, obligation: Days): Rational {
  const { startsOn, endsOn } = daysWithin(read, obligation)
  const within = BigInt(daysBetween(startsOn, endsOn))
  return rational(within, BigInt(daysBetween(read.startsOn, read.endsOn)))
}

function daysWithin(read: Days, obligation: Days): Days {
  return {
    startsOn: read.startsOn > obligation.startsOn ? read.startsOn : obligation.startsOn,
    endsOn: read.endsOn < obligation.endsOn ? read.endsOn : obligation.endsOn,
  }
}

/** The sum of the amounts read. */
export function amountRead(obligation: ObligationInput): Rational {
  return amountsRead(obligation).reduce((sum, { amount }) => addRational(sum, amount), ZERO)
}

export function byDay(one: { startsOn: string }, other: { startsOn: string }): number {
  return one.startsOn < other.startsOn ? -1 : Number(one.startsOn > other.startsOn)
}
