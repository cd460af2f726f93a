import { hash } from 'node:crypto'
import { canonicalJson } from '#kernel/canonical_json'
import { formatRational, parseRational } from '#kernel/rational'
import type { RatingGroup, ReadValue } from '#sdk/rating'
import type { RatingCall } from '#app/billing/freezing/rating_calls'

/** What a member of a call was computed from beside usage and terms, as it is stored. */
interface StoredInputs {
  readonly reads?: readonly (Omit<ReadValue, 'value'> & { readonly value: string })[]
  /** The accounts whose obligations were rated in the same call, when there are several. */
  readonly accounts?: readonly number[]
}

/** The stored text of each member's inputs; null for a member that has none. */
export function inputsText(
  call: RatingCall,
  reads: readonly (readonly ReadValue[])[]
): (string | null)[] {
  const accounts = [...new Set(call.members.map(({ account }) => account.id))].sort((a, b) => a - b)
  return call.members.map(({ charge }, index) => {
    const inputs: StoredInputs = {
      ...(charge.reads.length > 0 && {
        reads: reads[index].map((read) => ({ ...read, value: formatRational(read.value) })),
      }),
      ...(accounts.length > 1 && { accounts }),
    }
    return Object.keys(inputs).length === 0 ? null : canonicalJson(inputs as never)
  })
}

/** The inputs of a stored version, for its replay. */
export function parseInputs(text: string | null): {
  readonly reads: readonly ReadValue[]
  readonly accounts: readonly number[]
} {
  const stored: StoredInputs = text === null ? {} : JSON.parse(text)
  const reads = (stored.reads ?? []).map((read) => ({ ...read, value: parseRational(read.value) }))
  return { reads, accounts: stored.accounts ?? [] }
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
    const more = inputs[index] === null && opening === '{}' ? '' : `${inputs[index]}|${opening}\n`
    return text + more
  })
  for (const { id, occurredAt, metric, quantity, dimension, obligation } of group.events) {
    texts[obligation] += `${id}|${occurredAt}|${metric}|${quantity}|${dimension}\n`
  }
  return texts.map((text) => hash('sha256', text))
}
