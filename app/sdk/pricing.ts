export * from '../kernel/pricing.js'
export { weightedSum } from '../kernel/aggregation.js'
export { graduatedEvents, type ProratedEvent } from '../kernel/graduated_events.js'
export { percentage, type PercentageTerms } from '../kernel/percentage.js'
