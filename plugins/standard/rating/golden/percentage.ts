import type { GoldenVector } from '#sdk/rating'
export const percentageGolden: readonly GoldenVector[] = []
