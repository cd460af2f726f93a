import { Exception } from '@adonisjs/core/exceptions'

/** There is no such thing in the company; one that belongs to another company is no different. */
export class NotFoundException extends Exception {
  static status = 404
  static code = 'E_ROW_NOT_FOUND'

  constructor(what: string, id: number) {
    super(`There is no ${what} ${id}`)
  }
}
