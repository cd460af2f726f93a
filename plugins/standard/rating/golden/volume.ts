import type { GoldenVector } from '#sdk/rating'
import { tieredTerms } from '#plugins/standard/rating/golden/graduated'
import { usagePlace, used } from '#plugins/standard/rating/golden/places'

/** Five units, seven, and none. */
export const volumeGolden: readonly GoldenVector[] = [
  { ...usagePlace(used({ on: 2, quantity: 5 })), terms: tieredTerms, targets: ['150'] },
  { ...usagePlace(used({ on: 2, quantity: 7 })), terms: tieredTerms, targets: ['85'] },
  { ...usagePlace([]), terms: tieredTerms, targets: ['100'] },
]
