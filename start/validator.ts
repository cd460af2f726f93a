import { DateTime } from 'luxon'
import { VineDate } from '@vinejs/vine'

/** Dates reach actions as luxon values, as they do from the models. */
VineDate.transform((value) => DateTime.fromJSDate(value, { zone: 'utc' }))

declare module '@vinejs/vine/types' {
  interface VineGlobalTransforms {
    date: DateTime
  }
}
