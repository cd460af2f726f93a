import { Exception } from '@adonisjs/core/exceptions'

/** A file that cannot be read as a whole. The message is for the person who sent it. */
export class UsageFileException extends Exception {
  static status = 422
  static code = 'E_USAGE_FILE'
}
