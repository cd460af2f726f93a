import { Exception } from '@adonisjs/core/exceptions'

/** A document asks for a text that its language does not have. */
export class MissingTextException extends Exception {
  static status = 500
  static code = 'E_MISSING_TEXT'

  constructor(key: string, locale: string) {
    super(`The text "${key}" is missing in "${locale}": add it to the plugin's language file`)
  }
}
