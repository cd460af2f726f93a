import { adapterFor } from '#tests/vectors/adapters/index'
import { firstDifference, wantedOf } from '#tests/vectors/compare'
import type { Example } from '#tests/vectors/example'

export type Outcome =
  | { readonly kind: 'passed' | 'without_adapter' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string }

/** Example id -> the arithmetic that contradicts its figures. */
export type Refusals = Readonly<Record<string, string>>

/**
 * Runs one example. A refused one must still fail: a refusal of an example that holds is itself a
 * failure, so that the list cannot go stale.
 */
export function runExample(example: Example, refusals: Refusals): Outcome {
  const adapter = adapterFor(example.kind)
  if (adapter === null) return { kind: 'without_adapter' }
  const difference = differenceOf(() => adapter(example.input, example), example)
  const refusal = refusals[example.id]
  if (refusal !== undefined) {
    return difference === null
      ? { kind: 'failed', reason: 'is refused but holds' }
      : { kind: 'refused', reason: refusal }
  }
  return difference === null ? { kind: 'passed' } : { kind: 'failed', reason: difference }
}

function differenceOf(compute: () => unknown, example: Example): string | null {
  try {
    return firstDifference(compute(), wantedOf(example.expected, example.exact))
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  }
}
