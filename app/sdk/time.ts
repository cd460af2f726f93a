export * from '../kernel/calendar_date.js'
export * from '../kernel/time_zone.js'
