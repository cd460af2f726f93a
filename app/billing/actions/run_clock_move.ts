import db from '@adonisjs/lucid/services/db'
import { addDays, addMonths } from '#kernel/calendar_date'
import { clock } from '#app/database/clock'
import { failpoint } from '#app/database/failpoint'
import { unitOfWork } from '#app/database/unit_of_work'
import { BillCompany } from '#app/billing/actions/bill_company'

/**
 * Moves a sandbox from day to day of its way, billing on each first of a month when that was asked
 * for. Started again after a crash it goes on where the clock stands: a run that was interrupted is
 * brought to its end, and one that has ended bills nothing twice.
 */
export class RunClockMove {
  async execute(moveId: number): Promise<void> {
    const move = await db.from('clock_moves').where({ id: moveId, state: 'running' }).first()
    if (!move) return
    const companyId = Number(move.company_id)
    try {
      const { clock_on: begun } = await db.from('companies').where('id', companyId).firstOrFail()
      for (const day of stopsOf(move.from_on, move.to_on, Boolean(move.bills))) {
        if (day < begun) continue
        await standOn(companyId, day)
        failpoint('clock_moved')
        if (move.bills && day.endsWith('-01')) {
          await new BillCompany().execute({
            ...{ companyId, kind: 'live', dueOn: day, startedBy: move.moved_by },
          })
        }
      }
      await end(moveId, 'done', null)
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      await end(moveId, 'failed', message.slice(0, 1000))
    }
  }
}

/** The days to stand on: each first of a month when runs are asked for, and the last one. */
export function stopsOf(from: string, to: string, bills: boolean): string[] {
  if (!bills) return [to]
  const stops: string[] = []
  let first = addMonths(addDays(from, 1 - Number(from.slice(8))), 1)
  for (; first <= to; first = addMonths(first, 1)) stops.push(first)
  return stops.at(-1) === to ? stops : [...stops, to]
}

/** A clock that went on already is left where it is, so that a repeated move cannot turn it back. */
async function standOn(companyId: number, day: string) {
  await db
    .from('companies')
    .where('id', companyId)
    .where('clock_on', '<', day)
    .update({ clock_on: day })
}

async function end(moveId: number, state: 'done' | 'failed', reason: string | null) {
  await unitOfWork(async ({ trx }) => {
    await trx
      .from('clock_moves')
      .where({ id: moveId, state: 'running' })
      .update({ state, reason, finished_at: clock.now(), ended_id: moveId })
  })
}
