import { Exception } from '@adonisjs/core/exceptions'

/** Terms that a rule takes but cannot compute with. */
export class ChargeTermsException extends Exception {
  static status = 422
  static code = 'E_CHARGE_TERMS'

  constructor(
    readonly key: string,
    error: unknown
  ) {
    super(`The rule of charge ${key} cannot compute with its terms: ${causeOf(error)}`)
  }
}

/** What the plugin said, without the words of its host. */
export function causeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error ? cause.message : String(cause)
}
