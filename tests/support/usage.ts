import { Readable } from 'node:stream'
import db from '@adonisjs/lucid/services/db'
import { ImportUsage } from '#app/usage/actions/import_usage'
import type { ImportOrder } from '#app/usage/actions/register_import'
import { given } from '#tests/support/given_books'

/** Noon of a day on which all usage of these tests is recent. */
export const NOW = Date.UTC(2026, 10, 1, 12)

export const CALLER = '493012345678'

/** A company with one service under CALLER; more are made with `given.service`. */
export async function meteredCompany() {
  const companyId = await given.company()
  const accountId = await given.account(companyId)
  const serviceId = await given.service(companyId, accountId, { identifier: CALLER })
  return { companyId, accountId, serviceId }
}

export interface CallFacts {
  readonly id: string
  readonly caller?: string
  readonly called?: string
  readonly start?: string
  readonly quantity?: number | string
}

const HEADING = 'id,type,caller,called,start,quantity'

/** One row of a usage file; what a test does not name is in order. */
export function call({ id, caller, called, start, quantity }: CallFacts): string {
  const from = caller ?? `+${CALLER}`
  return `${id},voice,${from},${called ?? '+498912345'},${start ?? '2026-10-05T10:00:00Z'},${quantity ?? 60}`
}

export function usageFile(rows: readonly string[]): string {
  return [HEADING, ...rows, ''].join('\n')
}

/** `count` rows with consecutive ids, one a second. */
export function manyCalls(count: number, first = 0): string[] {
  return Array.from({ length: count }, (_, index) => {
    const number = first + index
    const start = new Date(Date.UTC(2026, 9, 2) + number * 1000).toISOString()
    return call({ id: `c${1_000_000 + number}`, start: `${start.slice(0, 19)}Z` })
  })
}

export function importContent(
  companyId: number,
  content: string | Buffer,
  order: Partial<Omit<ImportOrder, 'content' | 'companyId'>> = {}
) {
  return new ImportUsage().execute({
    companyId,
    content: Readable.from([Buffer.from(content)]),
    fileName: 'calls.csv',
    startedBy: 'test',
    ...order,
  })
}

export async function eventsOf(serviceId: number) {
  const rows = await db
    .from('usage_events')
    .where('service_id', serviceId)
    .orderBy('occurred_at')
    .orderBy('row_no')
  return rows.map((row) => ({
    at: new Date(Number(row.occurred_at) * 1000).toISOString(),
    quantity: Number(row.quantity),
    dimension: row.dimension,
    batchId: Number(row.batch_id),
    rowNo: Number(row.row_no),
  }))
}

export async function suspenseOf(companyId: number) {
  const rows = await db
    .from('usage_suspense')
    .where('company_id', companyId)
    .orderBy('import_id')
    .orderBy('row_no')
  return rows.map((row) => ({
    id: Number(row.id),
    rowNo: Number(row.row_no),
    reason: row.reason as string,
    detail: row.detail as string,
    raw: row.raw as string,
    state: row.state as string,
  }))
}

/** What does not add up between an import's counters and the rows that are there; empty when all does. */
export async function accountingGaps(companyId: number): Promise<string[]> {
  const gaps: string[] = []
  for (const row of await db.from('usage_imports').where('company_id', companyId)) {
    const batches = await db.from('usage_batches').where('import_id', row.id).select('id')
    const ids = batches.map((batch) => batch.id)
    const counts = {
      accepted: await countOf(db.from('usage_events').whereIn('batch_id', ids)),
      keys: await countOf(db.from('usage_keys').whereIn('batch_id', ids)),
      suspended: await countOf(
        db
          .from('usage_suspense')
          .where('import_id', row.id)
          .where('stage', 'accept')
          .whereIn('state', ['open', 'written_off'])
      ),
    }
    if (counts.accepted !== Number(row.accepted)) gaps.push(`import ${row.id}: events`)
    if (counts.keys !== Number(row.accepted)) gaps.push(`import ${row.id}: keys`)
    if (counts.suspended !== Number(row.suspended)) gaps.push(`import ${row.id}: suspense`)
  }
  return gaps
}

async function countOf(query: { count(column: string): any }): Promise<number> {
  const [row] = await query.count('* as count')
  return Number(row.count)
}

export async function reasonsOf(companyId: number): Promise<string[]> {
  const held = await suspenseOf(companyId)
  return held.map(({ reason }) => reason)
}

export async function startsOf(serviceId: number): Promise<string[]> {
  const events = await eventsOf(serviceId)
  return events.map(({ at }) => at)
}

export async function quantitiesOf(serviceId: number): Promise<number[]> {
  const events = await eventsOf(serviceId)
  return events.map(({ quantity }) => quantity)
}

export function countEvents(serviceId: number): Promise<number> {
  return countOf(db.from('usage_events').where('service_id', serviceId))
}
