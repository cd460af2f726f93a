export * from '../kernel/pricing.js'
export { graduatedEvents, type ProratedEvent } from '../kernel/graduated_events.js'
export { excessOverMaximum } from '../kernel/commitment.js'
