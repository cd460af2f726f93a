import { MembershipSchema } from '#database/schema'

/** A user's role in one company. */
export default class Membership extends MembershipSchema {}
