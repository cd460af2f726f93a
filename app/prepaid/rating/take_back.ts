import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { coverOverdraft } from '#app/prepaid/wallets/cover_overdraft'
import { lockWallet } from '#app/prepaid/wallets/wallet'
import { writeEntries } from '#app/prepaid/wallets/wallet_entries'

/** An event that was taken out by a change of usage. */
export interface TakenOut {
  readonly batchId: number
  readonly rowNo: number
  /** Number of the batch that took it out. */
  readonly batchSeq: number
}

/**
 * Gives back what an event was debited that is usage no longer: to the grants that paid for it. The
 * order of acceptance stays as it was; later events were rated with it.
 */
export async function takeBack(
  trx: TransactionClientContract,
  companyId: number,
  { batchId, rowNo, batchSeq }: TakenOut
): Promise<void> {
  const rated = await trx
    .from('rated_events')
    .where({ company_id: companyId, batch_id: batchId, row_no: rowNo })
    .orderBy('account_id')
    .select('id', 'account_id')
  for (const { id, account_id: accountId } of rated) {
    const wallet = await lockWallet(trx, companyId, Number(accountId))
    const paid = await trx
      .from('wallet_entries')
      .where('rated_event_id', id)
      .groupBy('grant_id')
      .select('grant_id')
      .sum('amount_minor as minor')
    const about = { kind: 'reversal', ratedEventId: Number(id), batchSeq, cause: `${id}` } as const
    const entries = paid
      .filter(({ minor }) => BigInt(minor) !== 0n)
      .map(({ grant_id: grantId, minor }) => {
        return {
          ...about,
          grantId: grantId === null ? null : Number(grantId),
          minor: -BigInt(minor),
        }
      })
    await writeEntries(trx, wallet, entries)
    await coverOverdraft(trx, wallet, `reversal ${id}`)
  }
}
