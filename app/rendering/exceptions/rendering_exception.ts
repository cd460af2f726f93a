import { Exception } from '@adonisjs/core/exceptions'

/** A document could not be drawn, or its renderer ran out of memory or time. */
export class RenderingException extends Exception {
  static status = 500
  static code = 'E_RENDERING'
}
