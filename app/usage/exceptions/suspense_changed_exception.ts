import { Exception } from '@adonisjs/core/exceptions'

/** Somebody else mended or wrote off one of the rows in the same moment. */
export class SuspenseChangedException extends Exception {
  static status = 409
  static code = 'E_SUSPENSE_CHANGED'

  constructor() {
    super('One of these rows was resolved in the meantime. Read the list again.')
  }
}
