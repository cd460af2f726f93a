import { Exception } from '@adonisjs/core/exceptions'

/** Phases of a plan version, or the phase of a charge, that cannot be. `field` says where. */
export class PhasesException extends Exception {
  static status = 422
  static code = 'E_PHASES'

  constructor(
    readonly field: string,
    why: string
  ) {
    super(`${field}: ${why}`)
  }
}
