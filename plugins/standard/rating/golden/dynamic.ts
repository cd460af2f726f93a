import type { GoldenVector } from '#sdk/rating'
export const dynamicGolden: readonly GoldenVector[] = []
