export * from '#kernel/calendar_date'
export * from '#kernel/time_zone'
