import type { DateTime } from 'luxon'
import { StaffSessionSchema } from '#database/schema'

/** A session older than this ends, however busy it is; an idle one ends with its cookie. */
const ABSOLUTE_LIMIT_HOURS = 16

/**
 * One signed-in browser. The session itself travels in a cookie, which a thief could send again after the
 * owner signed out; this row is what makes the old cookie worthless.
 */
export default class StaffSession extends StaffSessionSchema {
  isOpen(now: DateTime) {
    return this.endedAt === null && this.createdAt.plus({ hours: ABSOLUTE_LIMIT_HOURS }) > now
  }
}
