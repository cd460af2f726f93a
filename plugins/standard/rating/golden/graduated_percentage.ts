import type { GoldenVector } from '#sdk/rating'
export const graduatedPercentageGolden: readonly GoldenVector[] = []
