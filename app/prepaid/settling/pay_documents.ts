import { PROMOTION_CODE } from '#app/companies/chart_of_accounts'
import type { UnitOfWork } from '#app/database/unit_of_work'
import { makeMovement } from '#app/receivables/move'
import { adjustItem } from '#app/receivables/movements/adjustments'
import { allocatePrepaid } from '#app/receivables/movements/allocations'
import type { Movement } from '#app/receivables/movements/movement'
import { loadItem } from '#app/receivables/movements/open_items'
import type { SettleOrder } from '#app/prepaid/settling/settle_prepaid'
import { PROMOTION_REASON } from '#app/prepaid/settling/used_and_billed'
import { drawGrants } from '#app/prepaid/wallets/draw_grants'
import { loadPayingMoney } from '#app/prepaid/wallets/load_grants_left'
import type { Wallet } from '#app/prepaid/wallets/wallet'
import { writeEntries } from '#app/prepaid/wallets/wallet_entries'
import type { GrantLeft } from '#app/prepaid/wallets/wallet_money'

/** Documents that were issued in this transaction, by their ids. */
export interface IssuedRange {
  readonly firstId: number
  readonly count: number
}

interface Item {
  readonly id: number
  readonly openMinor: bigint
}

/**
 * Lets the wallets that settle all documents of their accounts pay those that were issued right here,
 * gross, after all else: never more than what is open of a document, nor than what is in the wallet.
 * Grants pay by priority, then what expires first, then the oldest. Each document is paid once, when
 * it is issued.
 */
export async function payDocuments(
  work: UnitOfWork,
  order: SettleOrder,
  accountIds: readonly number[],
  documents: IssuedRange,
  firstEntryId: number
): Promise<void> {
  const { trx } = work
  const rows = await trx
    .from('wallets')
    .whereIn('account_id', [...accountIds])
    .where('settles', 'all')
    .orderBy('account_id')
    .forUpdate()
  const items = await openItemsOf(work, accountIds, documents)
  const money = await loadPayingMoney(
    trx,
    rows.map((row) => Number(row.id)),
    order.postedOn
  )
  for (const [index, row] of rows.entries()) {
    const wallet = walletOf(row)
    const own = items.get(wallet.accountId) ?? []
    const { grants, usableMinor } = money.get(wallet.id) ?? { grants: [], usableMinor: 0n }
    if (usableMinor === 0n || own.length === 0) continue
    const movement = { ...order, kind: 'settlement', reason: null, reversesId: null } as const
    await makeMovement(work, { ...movement, entryId: firstEntryId + index }, async (made) => {
      await payItems(made, wallet, own, grants, usableMinor)
      return { accountId: wallet.accountId, items: own.length }
    })
  }
}

async function openItemsOf(
  { trx }: UnitOfWork,
  accountIds: readonly number[],
  { firstId, count }: IssuedRange
): Promise<Map<number, Item[]>> {
  const rows = await trx
    .from('open_items')
    .whereIn('account_id', [...accountIds])
    .whereBetween('document_id', [firstId, firstId + count - 1])
    .where('open_minor', '>', 0)
    .orderBy('id')
    .select('id', 'account_id', 'open_minor')
  const byAccount = Map.groupBy(rows, (row) => Number(row.account_id))
  return new Map(
    [...byAccount].map(([accountId, own]) => [
      accountId,
      own.map((row) => ({ id: Number(row.id), openMinor: BigInt(row.open_minor) })),
    ])
  )
}

async function payItems(
  movement: Movement,
  wallet: Wallet,
  items: readonly Item[],
  grants: readonly GrantLeft[],
  usableMinor: bigint
): Promise<void> {
  let usable = usableMinor
  let left = [...grants]
  for (const { id, openMinor } of items) {
    const minor = openMinor < usable ? openMinor : usable
    if (minor === 0n) return
    const draws = drawGrants(left, minor).filter(({ grantId }) => grantId !== null)
    const kindOf = new Map(left.map((grant) => [grant.id, grant.kind]))
    const sumOf = (kind: GrantLeft['kind']) =>
      draws
        .filter(({ grantId }) => kindOf.get(grantId!) === kind)
        .reduce((sum, draw) => sum + draw.minor, 0n)
    await settle(movement, wallet, id, sumOf('paid'), sumOf('promotional'))
    await writeEntries(
      movement.trx,
      wallet,
      draws.map((draw) => ({
        ...({ kind: 'payment', grantId: draw.grantId, minor: -draw.minor } as const),
        ...{ openItemId: id, cause: `item ${id}` },
      }))
    )
    const drawn = new Map(draws.map((draw) => [draw.grantId, draw.minor]))
    left = left.map((grant) => {
      return { ...grant, leftMinor: grant.leftMinor - (drawn.get(grant.id) ?? 0n) }
    })
    usable -= minor
  }
}

async function settle(
  movement: Movement,
  { id }: Wallet,
  itemId: number,
  paidMinor: bigint,
  promotionalMinor: bigint
) {
  const item = await loadItem(movement, itemId)
  if (paidMinor > 0n) await allocatePrepaid(movement, id, item, paidMinor)
  if (promotionalMinor === 0n) return
  const gift = { amountMinor: promotionalMinor, reasonCode: PROMOTION_REASON }
  await adjustItem(movement, item, { ...gift, ledgerCode: PROMOTION_CODE })
}

function walletOf(row: Record<string, any>): Wallet {
  return {
    id: Number(row.id),
    companyId: Number(row.company_id),
    accountId: Number(row.account_id),
    currency: row.currency,
    timeZone: '',
    clockOn: null,
  }
}
