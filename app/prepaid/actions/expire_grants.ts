import db from '@adonisjs/lucid/services/db'
import { EXPIRED_PREPAID_CODE, PREPAID_CODE } from '#app/companies/chart_of_accounts'
import { loadCompany } from '#app/companies/queries/load_company'
import { clock } from '#app/database/clock'
import { move } from '#app/receivables/move'
import type { Movement } from '#app/receivables/movements/movement'
import { lockWallet } from '#app/prepaid/wallets/wallet'
import { writeEntries } from '#app/prepaid/wallets/wallet_entries'

/** Grants that one call writes off; the next call goes on. */
const AT_ONCE = 500

/**
 * Writes off what is left of grants whose last day is over: they cannot be used since then. Money
 * that was paid becomes income; a gift was never any. What a reversal gives back to one later is
 * written off the next time.
 */
export class ExpireGrants {
  async execute(companyId: number, actor: string): Promise<number> {
    const company = await loadCompany(db.connection(), companyId)
    const rows = await db
      .from('wallet_grants as credit')
      .join('wallet_entries as entry', 'entry.grant_id', 'credit.id')
      .join('wallets', 'wallets.id', 'credit.wallet_id')
      .where('credit.company_id', companyId)
      .where('credit.expires_on', '<=', clock.todayOf(company))
      .groupBy('credit.id', 'wallets.account_id')
      .havingRaw('sum(entry.amount_minor) > 0')
      .orderBy('credit.id')
      .limit(AT_ONCE)
      .select('credit.id', 'wallets.account_id')
      .max('entry.id as last_entry')
    for (const { id, account_id: accountId, last_entry: last } of rows) {
      const order = { companyId, key: `expiry ${id} ${last}`, actor }
      const content = { grantId: Number(id) }
      await move(order, { kind: 'prepayment', content }, async (movement) => {
        return { grantId: Number(id), expired: await expire(movement, Number(id), accountId) }
      })
    }
    return rows.length
  }
}

async function expire(movement: Movement, grantId: number, accountId: number): Promise<number> {
  const wallet = await lockWallet(movement.trx, movement.companyId, Number(accountId))
  const grant = await movement.trx.from('wallet_grants').where('id', grantId).firstOrFail()
  const row = await movement.trx
    .from('wallet_entries')
    .where('grant_id', grantId)
    .sum('amount_minor as minor')
    .firstOrFail()
  const left = BigInt(row.minor ?? 0)
  if (left <= 0n) return 0
  const cause = `movement ${movement.id}`
  await writeEntries(movement.trx, wallet, [{ kind: 'expiry', grantId, minor: -left, cause }])
  if (grant.kind === 'paid') {
    movement.post(PREPAID_CODE, wallet.accountId, left)
    movement.post(EXPIRED_PREPAID_CODE, null, -left)
  }
  return Number(left)
}
