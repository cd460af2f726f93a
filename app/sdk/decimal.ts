export * from '../kernel/decimal.js'
export * from '../kernel/rational.js'
export { divideRounded, ROUNDING_MODES, type RoundingMode } from '../kernel/rounding.js'
export { allocate } from '../kernel/allocation.js'
