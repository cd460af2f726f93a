import { Exception } from '@adonisjs/core/exceptions'

/** A price of its own that a subscription cannot have. `field` is the input that it is about. */
export class OverrideRefusedException extends Exception {
  static status = 422
  static code = 'E_OVERRIDE_REFUSED'

  constructor(
    readonly field: 'chargeKey' | 'validFrom' | 'validTo' | 'terms' | 'requestId',
    readonly reason: string,
    message: string
  ) {
    super(message)
  }
}
