import { Exception } from '@adonisjs/core/exceptions'

/** A start or change of a subscription that its life, its plan or an earlier request does not allow. */
export class ChangeRefusedException extends Exception {
  static status = 422
  static code = 'E_CHANGE_REFUSED'

  /** What has to be given differently, as the input names it; null when no one field is at fault. */
  constructor(
    message: string,
    readonly field: string | null = null
  ) {
    super(message)
  }
}
