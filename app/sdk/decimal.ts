export * from '#kernel/decimal'
export * from '#kernel/rational'
export { divideRounded, type RoundingMode } from '#kernel/rounding'
export { allocate } from '#kernel/allocation'
