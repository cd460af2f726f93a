import { Exception } from '@adonisjs/core/exceptions'

/** Numbers follow dates: a document cannot be dated before the last one of its series. */
export class SeriesOrderException extends Exception {
  static status = 422
  static code = 'E_SERIES_ORDER'
}
