import { Exception } from '@adonisjs/core/exceptions'

/** A step of a correction that may not be done as things stand. */
export class CorrectionException extends Exception {
  static status = 409
  static code = 'E_CORRECTION'
}
