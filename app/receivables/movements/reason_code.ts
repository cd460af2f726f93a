import { ReceivableException } from '#app/receivables/exceptions/receivable_exception'

const REASON = /^[a-z][a-z0-9_]*\.[a-z0-9_]+$/
const LONGEST = 60

/**
 * A reason is told apart by who uses it: '<namespace>.<code>', where the namespace is a plugin or
 * 'core'. Errors: E_REASON_CODE.
 */
export function assertReason(code: string): void {
  if (!REASON.test(code) || code.length > LONGEST) throw ReceivableException.noReason(code)
}
