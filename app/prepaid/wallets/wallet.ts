import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { clock } from '#app/database/clock'
import { isDuplicateKey } from '#app/database/errors'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'

/** The prepaid money of one account, and what keeps its changes apart. */
export interface Wallet {
  readonly id: number
  readonly companyId: number
  readonly accountId: number
  readonly currency: string
  readonly timeZone: string
  readonly clockOn: string | null
}

/**
 * Holds the wallet of an account until the transaction ends, and makes it when there is none yet:
 * whoever grants, reserves or rates usage of the account waits here for the one before.
 */
export async function lockWallet(
  trx: TransactionClientContract,
  companyId: number,
  accountId: number
): Promise<Wallet> {
  const account = await trx
    .from('accounts')
    .join('companies', 'companies.id', 'accounts.company_id')
    .where({ 'accounts.id': accountId, 'accounts.company_id': companyId })
    .select('accounts.*', 'companies.clock_on')
    .first()
  if (!account) throw new NotFoundException('account', accountId)
  const row = (await held(trx, accountId)) ?? (await made(trx, account))
  const { currency, time_zone: timeZone, clock_on: clockOn } = account
  return { id: Number(row.id), companyId, accountId, currency, timeZone, clockOn }
}

/** Holds the wallets that accounts have, in one order: one query. */
export async function lockWallets(
  trx: TransactionClientContract,
  accountIds: readonly number[]
): Promise<void> {
  await trx
    .from('wallets')
    .whereIn('account_id', [...accountIds])
    .orderBy('account_id')
    .forUpdate()
}

function held(trx: TransactionClientContract, accountId: number) {
  return trx.from('wallets').where('account_id', accountId).forUpdate().first()
}

async function made(trx: TransactionClientContract, account: Record<string, any>) {
  try {
    await trx.table('wallets').insert({
      company_id: account.company_id,
      account_id: account.id,
      currency: account.currency,
      name: 'Prepaid',
      created_at: clock.now(),
    })
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
  }
  return held(trx, Number(account.id))
}
