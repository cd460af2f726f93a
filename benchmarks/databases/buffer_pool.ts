import { totalmem } from 'node:os'
import type { Connection, RowDataPacket } from 'mysql2/promise'

const MEGABYTE = 1024 ** 2
/** Beyond a million records a smaller pool makes accepting several times slower. */
const WANTED = 2048 * MEGABYTE

/**
 * Raises a small InnoDB buffer pool for the time of the bench, where this user may, and puts it
 * back afterwards. Either way the notes say what the figures were measured with.
 */
export async function raiseBufferPool(connection: Connection) {
  const before = await poolBytes(connection)
  const target = Math.min(WANTED, Math.floor(totalmem() / 4 / MEGABYTE) * MEGABYTE)
  if (before >= target) {
    return { notes: [], restore: unchanged }
  }
  try {
    await connection.query(`set global innodb_buffer_pool_size = ${target}`)
  } catch {
    const size = before / MEGABYTE
    return {
      notes: [`Warning: innodb_buffer_pool_size is ${size} MB; a million records want 2048 MB.`],
      restore: unchanged,
    }
  }
  const notes = [
    `innodb_buffer_pool_size was ${before / MEGABYTE} MB, which is small for a million records; ` +
      `it is ${target / MEGABYTE} MB for this bench and is put back afterwards.`,
  ]
  return {
    notes,
    async restore(other: Connection) {
      await other.query(`set global innodb_buffer_pool_size = ${before}`)
    },
  }
}

async function unchanged() {}

async function poolBytes(connection: Connection): Promise<number> {
  const [rows] = await connection.query<RowDataPacket[]>(
    'select @@innodb_buffer_pool_size as bytes'
  )
  return Number(rows[0].bytes)
}
