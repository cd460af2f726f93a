import type { GoldenVector } from '#sdk/rating'
export const packageGolden: readonly GoldenVector[] = []
