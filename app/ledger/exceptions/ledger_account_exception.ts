import { Exception } from '@adonisjs/core/exceptions'

/** Something would be posted to a ledger account that the company does not have. */
export class LedgerAccountException extends Exception {
  static status = 422
  static code = 'E_LEDGER_ACCOUNT'

  constructor(code: string) {
    super(`The company has no ledger account ${code}: add it to the chart of accounts`)
  }
}
