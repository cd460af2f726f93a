import type { GoldenVector } from '#sdk/rating'
export const capacityGolden: readonly GoldenVector[] = []
