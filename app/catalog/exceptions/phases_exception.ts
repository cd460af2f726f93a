import { Exception } from '@adonisjs/core/exceptions'

/**
 * Phases of a plan version, or the phase of a charge, that cannot be. `field` says where, `rule` names
 * the text `plans.phase_problems.<rule>` with its values.
 */
export class PhasesException extends Exception {
  static status = 422
  static code = 'E_PHASES'

  constructor(
    readonly field: string,
    readonly rule: string,
    why: string,
    readonly values: { readonly [name: string]: string | number } = {}
  ) {
    super(`${field}: ${why}`)
  }
}
