import type { GoldenVector } from '#sdk/rating'
export const matrixGolden: readonly GoldenVector[] = []
