import { Exception } from '@adonisjs/core/exceptions'

/** A change of the catalog that may not be made as things stand. `reason` names its text. */
export class PlanRefusedException extends Exception {
  static status = 409
  static code = 'E_PLAN_REFUSED'

  constructor(
    readonly reason: 'used' | 'withdrawn' | 'code_taken' | 'valid_to_before',
    message: string
  ) {
    super(message)
  }
}
