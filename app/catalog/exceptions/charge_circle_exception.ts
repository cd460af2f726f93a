import { Exception } from '@adonisjs/core/exceptions'

/** Charges that read each other in a circle have no order to be computed in. */
export class ChargeCircleException extends Exception {
  static status = 422
  static code = 'E_CHARGE_CIRCLE'

  constructor(readonly keys: readonly string[]) {
    super(`These charges read each other in a circle: ${keys.join(' -> ')}. Take out one reading`)
  }
}
