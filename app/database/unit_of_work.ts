import { setTimeout as sleep } from 'node:timers/promises'
import logger from '@adonisjs/core/services/logger'
import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { recordActivities, type ActivityEntry } from '#app/database/activity_rows'
import { dialectOf } from '#app/database/dialect'
import { isLockConflict } from '#app/database/errors'

const MAX_ATTEMPTS = 12

/**
 * One change of the books: everything in it is committed together, or nothing is.
 *
 * `record` notes an activity in the same transaction; `afterCommit` collects what may only happen
 * once the change stands (waking a worker, telling a browser). Both start anew when the function
 * has to run again, so it must not change anything outside.
 */
export class UnitOfWork {
  readonly activities: ActivityEntry[] = []
  readonly afterCommitHandlers: (() => Promise<unknown>)[] = []

  constructor(readonly trx: TransactionClientContract) {}

  record(entry: ActivityEntry) {
    this.activities.push(entry)
  }

  afterCommit(handler: () => Promise<unknown>) {
    this.afterCommitHandlers.push(handler)
  }
}

/**
 * The only door for writes. On SQLite the first statement is a write, because a transaction that
 * reads first can never become the writer beside another one; on MySQL every connection of the pool
 * is set to READ COMMITTED.
 * When locks are lost to another writer, the whole function runs again, up to twelve times.
 */
export async function unitOfWork<T>(change: (work: UnitOfWork) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await runOnce(change)
    } catch (error) {
      if (!isLockConflict(error) || attempt === MAX_ATTEMPTS) {
        throw error
      }
      await sleep(Math.min(20 * 2 ** attempt, 1000) * (0.5 + Math.random()))
    }
  }
}

async function runOnce<T>(change: (work: UnitOfWork) => Promise<T>): Promise<T> {
  const trx = await db.transaction()
  const work = new UnitOfWork(trx)
  let result: T
  try {
    if (dialectOf(trx) === 'sqlite') {
      await trx.rawQuery('update work_turns set turn = turn + 1 where id = 1')
    }
    result = await change(work)
    await recordActivities(trx, work.activities)
    await trx.commit()
  } catch (error) {
    await takeBack(trx)
    throw error
  }
  await runAfterCommit(work)
  return result
}

/** The error that broke the change must not be hidden by a connection that is gone as well. */
async function takeBack(trx: TransactionClientContract) {
  if (trx.isCompleted) {
    return
  }
  try {
    await trx.rollback()
  } catch (error) {
    logger.warn({ err: error }, 'A transaction could not be rolled back; the database ends it')
  }
}

/**
 * The change stands, so its caller must not be told that it failed. What a handler missed is made
 * up for by a sweeper: the books are the truth, a message is only a hint.
 */
async function runAfterCommit(work: UnitOfWork) {
  for (const handler of work.afterCommitHandlers) {
    try {
      await handler()
    } catch (error) {
      logger.error({ err: error }, 'A step after the commit of a change failed')
    }
  }
}
