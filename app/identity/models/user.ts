import { compose } from '@adonisjs/core/helpers'
import hash from '@adonisjs/core/services/hash'
import { withAuthFinder } from '@adonisjs/auth/mixins/lucid'
import { UserSchema } from '#database/schema'

/** A member of staff. Which companies they work for, and as what, is told by their memberships. */
export default class User extends compose(UserSchema, withAuthFinder(hash)) {
  isDisabled() {
    return this.disabledAt !== null
  }
}
