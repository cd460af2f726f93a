import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { usageImportOf, type UsageImport } from '#app/usage/usage_import'

export async function findImport(
  id: number,
  client: QueryClientContract = db.connection()
): Promise<UsageImport | null> {
  const row = await client.from('usage_imports').where('id', id).first()
  return row ? usageImportOf(row) : null
}

export async function findImportOfFile(
  companyId: number,
  contentHash: Buffer,
  client: QueryClientContract = db.connection()
): Promise<UsageImport | null> {
  const row = await client
    .from('usage_imports')
    .where('company_id', companyId)
    .where('content_hash', contentHash)
    .first()
  return row ? usageImportOf(row) : null
}
