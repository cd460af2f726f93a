import { Exception } from '@adonisjs/core/exceptions'

/** An Idempotency-Key that cannot be honoured. */
export class IdempotencyKeyException extends Exception {
  static code = 'E_IDEMPOTENCY_KEY'

  static malformed() {
    return new IdempotencyKeyException(
      'The Idempotency-Key must be 1 to 120 printable ASCII characters.',
      { status: 422 }
    )
  }

  static usedForAnother() {
    return new IdempotencyKeyException(
      'This Idempotency-Key was used for another request. Send a new key with a new request.',
      { status: 409 }
    )
  }
}
