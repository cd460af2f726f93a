export * from '../kernel/decimal.js'
export * from '../kernel/rational.js'
export { divideRounded, type RoundingMode } from '../kernel/rounding.js'
export { allocate } from '../kernel/allocation.js'
