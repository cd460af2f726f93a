import { Exception } from '@adonisjs/core/exceptions'

export type PlanMoveField =
  'fromVersionId' | 'toVersionId' | 'effectiveOn' | 'reason' | 'confirmation'

/** A move of subscriptions that is refused; `field` is the input that is wrong. */
export class PlanMoveException extends Exception {
  static status = 422
  static code = 'E_PLAN_MOVE'

  constructor(
    readonly field: PlanMoveField,
    message: string
  ) {
    super(message)
  }
}
