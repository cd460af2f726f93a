import { Exception } from '@adonisjs/core/exceptions'

export type WhatIfField = 'fromVersionId' | 'toVersionId' | 'months' | 'accounts' | 'group'

/** A comparison that cannot be made; `field` is the input that is wrong. */
export class WhatIfException extends Exception {
  static status = 422
  static code = 'E_WHAT_IF'

  constructor(
    readonly field: WhatIfField,
    message: string
  ) {
    super(message)
  }
}
