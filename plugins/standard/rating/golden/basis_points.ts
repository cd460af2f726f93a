import type { GoldenVector } from '#sdk/rating'
export const basisPointsGolden: readonly GoldenVector[] = []
