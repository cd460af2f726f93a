import type { Adapter, AdapterSet } from '#tests/vectors/example'
import { calendar } from '#tests/vectors/adapters/calendar'
import { commitment } from '#tests/vectors/adapters/commitment'
import { discount } from '#tests/vectors/adapters/discount'
import { money } from '#tests/vectors/adapters/money'
import { percentages } from '#tests/vectors/adapters/percentages'
import { pricing } from '#tests/vectors/adapters/pricing'
import { proration } from '#tests/vectors/adapters/proration'
import { settlement } from '#tests/vectors/adapters/settlement'
import { subscription } from '#tests/vectors/adapters/subscription'
import { taxation } from '#tests/vectors/adapters/taxation'
import { telecom } from '#tests/vectors/adapters/telecom'
import { usage } from '#tests/vectors/adapters/usage'

/** Every adapter set there is. A new file of adapters is added here and nowhere else. */
const SETS: readonly AdapterSet[] = [
  money,
  calendar,
  proration,
  subscription,
  pricing,
  percentages,
  usage,
  commitment,
  discount,
  taxation,
  settlement,
  telecom,
]

const ADAPTERS = new Map<string, Adapter>()
for (const { kinds } of SETS) {
  for (const [kind, adapter] of Object.entries(kinds)) {
    if (ADAPTERS.has(kind)) throw new Error(`Two adapters for the kind "${kind}"`)
    ADAPTERS.set(kind, adapter)
  }
}

export function adapterFor(kind: string): Adapter | null {
  return ADAPTERS.get(kind) ?? null
}

export function adaptedKinds(): string[] {
  return [...ADAPTERS.keys()].sort()
}
