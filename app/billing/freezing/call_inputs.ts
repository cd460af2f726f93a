import { hash } from 'node:crypto'
import { canonicalJson } from '#kernel/canonical_json'
import type { DiscountOrder } from '#kernel/discount'
import { formatRational, parseRational, type Rational } from '#kernel/rational'
import type { IssuedShare, RatingGroup, ReadValue, Reduction } from '#sdk/rating'
import type { RatingCall } from '#app/billing/freezing/rating_calls'
import type { MemberInputs } from '#app/billing/freezing/rating_group'

type StoredReduction = Omit<Reduction, 'amount'> & { readonly amount: string }

type StoredRead = Omit<ReadValue, 'value' | 'reductions'> & {
  readonly value: string
  readonly reductions?: readonly StoredReduction[]
}

/** What a member of a call was computed from beside usage and terms, as it is stored. */
interface StoredInputs {
  readonly reads?: readonly StoredRead[]
  readonly order?: DiscountOrder
  /** Shares that stood on documents. They say where the rest goes, and are no cause by themselves. */
  readonly issued?: readonly (Omit<IssuedShare, 'amount'> & { readonly amount: string })[]
  /** The accounts whose obligations were rated in the same call, when there are several. */
  readonly accounts?: readonly number[]
}

/** The stored text of each member's inputs; null for a member that has none. */
export function inputsText(call: RatingCall, given: readonly MemberInputs[]): (string | null)[] {
  const accounts = [...new Set(call.members.map(({ account }) => account.id))].sort((a, b) => a - b)
  return call.members.map(({ charge }, index) => {
    const { reads, discountOrder: order, issued } = given[index]
    const inputs: StoredInputs = {
      ...(charge.reads.length > 0 && { reads: reads.map(storedRead) }),
      ...(order !== undefined && { order }),
      ...(issued !== undefined && { issued: issued.map(withText) }),
      ...(accounts.length > 1 && { accounts }),
    }
    return Object.keys(inputs).length === 0 ? null : canonicalJson(inputs as never)
  })
}

/** What of the inputs makes an amount another one: all but the shares that were issued. */
export function causesOf(text: string | null): string | null {
  if (text === null || !text.includes('"issued":')) return text
  const { reads, order, accounts }: StoredInputs = JSON.parse(text)
  const causes = { reads, order, accounts }
  const given = Object.entries(causes).filter(([, value]) => value !== undefined)
  return canonicalJson(Object.fromEntries(given) as never)
}

/** The inputs of a stored version, for its replay. */
export function parseInputs(
  text: string | null
): MemberInputs & { readonly accounts: readonly number[] } {
  const stored: StoredInputs = text === null ? {} : JSON.parse(text)
  const { order, issued, accounts = [] } = stored
  const reads = (stored.reads ?? []).map(({ reductions, value, ...read }): ReadValue => ({
    ...read,
    value: parseRational(value),
    ...(reductions !== undefined && { reductions: reductions.map(withAmount) }),
  }))
  return {
    reads,
    accounts,
    ...(order !== undefined && { discountOrder: order }),
    ...(issued !== undefined && { issued: issued.map(withAmount) }),
  }
}

function storedRead({ value, reductions, ...read }: ReadValue): StoredRead {
  return {
    ...read,
    value: formatRational(value),
    ...(reductions !== undefined && { reductions: reductions.map(withText) }),
  }
}

function withText<T extends { readonly amount: Rational }>({ amount, ...row }: T) {
  return { ...row, amount: formatRational(amount) }
}

function withAmount<T extends { readonly amount: string }>({ amount, ...row }: T) {
  return { ...row, amount: parseRational(amount) }
}

/**
 * A hash of everything each member was computed from: its terms and interval, every event in order,
 * what it read and what it opened with.
 */
export function inputHashes(
  { members }: RatingCall,
  group: RatingGroup,
  inputs: readonly (string | null)[],
  opening: string
): string[] {
  const texts = members.map((member, index) => {
    const { ruleCode, ruleRevision, terms } = member.charge
    const { startsOn, endsOn, quantity } = member
    const head = { ruleCode, ruleRevision, terms, startsOn, endsOn, quantity }
    const text = canonicalJson({ ...head, fraction: formatRational(member.fraction) })
    const causes = causesOf(inputs[index])
    const more = causes === null && opening === '{}' ? '' : `${causes}|${opening}\n`
    return text + more
  })
  for (const { id, occurredAt, metric, quantity, dimension, obligation } of group.events) {
    texts[obligation] += `${id}|${occurredAt}|${metric}|${quantity}|${dimension}\n`
  }
  return texts.map((text) => hash('sha256', text))
}
