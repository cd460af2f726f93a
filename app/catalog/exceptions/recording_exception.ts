import { Exception } from '@adonisjs/core/exceptions'

/** A charge that cannot be recorded as its plan version wants it to be. */
export class RecordingException extends Exception {
  static status = 422
  static code = 'E_RECORDING'

  constructor(charge: string, recording: string, why: string) {
    super(`"${charge}" cannot be recorded ${recording}: ${why}`)
  }
}
