export * from '../kernel/calendar_date.js'
export * from '../kernel/time_zone.js'
export { daysThirty360Eu, daysThirty360Us } from '../kernel/proration.js'
