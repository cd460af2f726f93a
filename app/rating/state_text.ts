import { canonicalJson } from '#kernel/canonical_json'
import type { Accumulators } from '#sdk/rating'

/** Canonical text, so that equal states are equal wherever they come from. */
export function stateText({ schema, values }: Accumulators): string {
  return canonicalJson({ schema, values })
}
