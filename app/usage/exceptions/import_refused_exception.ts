import { Exception } from '@adonisjs/core/exceptions'

/** A file that is not read because of what is known already; nothing was changed. */
export class ImportRefusedException extends Exception {
  static status = 409

  constructor(
    readonly reason: 'E_FILE_KNOWN' | 'E_IMPORT_RUNNING' | 'E_IMPORT_FORMAT',
    readonly importId: number,
    message: string
  ) {
    super(message, { code: reason })
  }
}
