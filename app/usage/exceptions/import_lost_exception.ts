import { Exception } from '@adonisjs/core/exceptions'

/** Another worker took the import over while this one was silent; that one goes on with it. */
export class ImportLostException extends Exception {
  static status = 409
  static code = 'E_IMPORT_LOST'

  constructor(importId: number) {
    super(`Import ${importId} was taken over by another worker; this one has stopped.`)
  }
}
