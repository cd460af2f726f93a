import type { GoldenVector } from '#sdk/rating'
export const maximumGolden: readonly GoldenVector[] = []
