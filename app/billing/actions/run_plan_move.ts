import { Exception } from '@adonisjs/core/exceptions'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/database/clock'
import { failpoint } from '#app/database/failpoint'
import { unitOfWork, type UnitOfWork } from '#app/database/unit_of_work'
import { moveDayOf } from '#app/billing/what_if/supposed_move'
import { ChangeSubscription } from '#app/subscriptions/actions/change_subscription'
import { openSubscription } from '#app/subscriptions/changing/open_subscription'
import { ChangeRefusedException } from '#app/subscriptions/exceptions/change_refused_exception'
import { timelineOf } from '#app/subscriptions/timeline'

/** Rows read at once. */
const BATCH = 200

/**
 * Moves subscriptions one after the other, each with its row in one transaction: what is done is done
 * once, whoever works on it and however often. What its life does not allow is refused with the
 * reason, and the others go on.
 */
export class RunPlanMove {
  async execute(moveId: number): Promise<void> {
    let failure: unknown = null
    for (let after = 0; ;) {
      const move = await db.from('plan_moves').where({ id: moveId, state: 'running' }).first()
      if (!move) return
      const rows = await db
        .from('plan_move_rows')
        .where({ move_id: moveId, state: 'waiting' })
        .where('id', '>', after)
        .orderBy('id')
        .limit(BATCH)
      if (rows.length === 0) break
      for (const row of rows) {
        try {
          await this.#moveOrRefuse(move, row)
        } catch (error) {
          // The others are not held up; this row stays waiting, and the next worker tries it again.
          failure ??= error
        }
        failpoint('plan_moved')
      }
      after = Number(rows.at(-1)!.id)
    }
    if (failure !== null) throw failure
    await this.#end(moveId)
  }

  async #moveOrRefuse(move: Row, row: Row) {
    try {
      await unitOfWork((work) => this.#moveOne(work, move, row))
    } catch (error) {
      if (!(error instanceof Exception) || error.status >= 500) throw error
      await unitOfWork(async ({ trx }) => {
        const reason = error.message.slice(0, 1000)
        await trx
          .from('plan_move_rows')
          .where({ id: row.id, state: 'waiting' })
          .update({ state: 'refused', reason })
      })
    }
  }

  async #moveOne(work: UnitOfWork, move: Row, row: Row) {
    const order = {
      companyId: Number(move.company_id),
      subscriptionId: Number(row.subscription_id),
      reason: String(move.reason),
      requestId: `move:${move.id}:${row.subscription_id}`,
      actor: String(move.confirmed_by),
    }
    // Locks the account, so that of two workers the second sees what the first has done.
    const open = await openSubscription(work.trx, order)
    const isOn = await work.trx.from('plan_moves').where({ id: move.id, state: 'running' }).first()
    if (!isOn) return
    const taken = await work.trx
      .from('plan_move_rows')
      .where({ id: row.id, state: 'waiting' })
      .update({ state: 'done' })
    if (Number(taken) !== 1) return
    const segments = timelineOf(open.changes)
    const effectiveOn = String(row.effective_on)
    const day = moveDayOf({ ...open, segments }, Number(move.from_version_id), effectiveOn)
    if (day === null) throw new ChangeRefusedException(`On ${effectiveOn} it is on another plan`)
    const change = { kind: 'plan', planVersionId: Number(move.to_version_id) } as const
    await new ChangeSubscription().apply(work, { ...order, effectiveOn: day, change })
    failpoint('plan_move_before_commit')
  }

  async #end(moveId: number) {
    await unitOfWork(async (work) => {
      const waiting = { move_id: moveId, state: 'waiting' }
      if (await work.trx.from('plan_move_rows').where(waiting).select('id').first()) return
      const updated = await work.trx
        .from('plan_moves')
        .where({ id: moveId, state: 'running' })
        .update({ state: 'done', finished_at: clock.now() })
      if (Number(updated) !== 1) return
      const move = await work.trx.from('plan_moves').where('id', moveId).firstOrFail()
      const states = await work.trx
        .from('plan_move_rows')
        .where('move_id', moveId)
        .groupBy('state')
        .select('state')
        .count('* as total')
      const details = Object.fromEntries(states.map((row) => [row.state, Number(row.total)]))
      work.record({
        ...{ companyId: Number(move.company_id), actor: move.confirmed_by },
        ...{ action: 'plan_move.finished', subjectKind: 'plan_move', subjectId: moveId, details },
      })
    })
  }
}

type Row = Record<string, any>
