import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { sealAllActivities } from '#app/activity/actions/seal_activities'
import { verifyBooks } from '#app/billing/verification/verify_books'
import { sealTables } from '#app/database/seals'
import { unitOfWork } from '#app/database/unit_of_work'

/**
 * What does not hold once somebody changed a table behind the back of the product: its seals are
 * taken off, the change is made, looked at, and undone.
 */
export async function findingsWhen(
  companyId: number,
  table: string,
  change: (trx: TransactionClientContract) => Promise<unknown>
): Promise<string[]> {
  await sealAllActivities()
  for (const operation of ['update', 'delete']) {
    await db.rawQuery(`drop trigger if exists ${table}_refuse_${operation}`)
  }
  const found: string[] = []
  try {
    await unitOfWork(async ({ trx }) => {
      await change(trx)
      for await (const { name, finding } of verifyBooks(trx, companyId)) {
        if (finding !== null) found.push(`${name}: ${finding}`)
      }
      throw new Undone()
    })
  } catch (error) {
    if (!(error instanceof Undone)) throw error
  } finally {
    await sealTables()
  }
  return found
}

class Undone extends Error {}
