import billingConfig from '#config/billing'
import { clock } from '#app/database/clock'
import { unitOfWork } from '#app/database/unit_of_work'
import { chooseHeldRows, type HeldRowChoice } from '#app/usage/queries/load_suspense'

interface Input {
  readonly companyId: number
  readonly choice: HeldRowChoice
  /** Why nobody is charged for it; kept with the rows and in the activity log. */
  readonly note: string
  readonly actor: string
}

/**
 * Gives held rows up for good. They stay where they are, with the note: what was not billed must
 * still be found. Returns how many rows it were; those resolved meanwhile are left alone.
 */
export class WriteOffSuspense {
  async execute({ companyId, choice, note, actor }: Input): Promise<number> {
    const limit = billingConfig.usage.suspenseRowsAtOnce
    let total = 0
    let afterId = choice.afterId ?? 0
    for (;;) {
      const rows = await chooseHeldRows(companyId, { ...choice, afterId }, limit)
      if (rows.length > 0) {
        total += await this.#writeOff(
          companyId,
          rows.map(({ id }) => id),
          note,
          actor
        )
      }
      if (rows.length < limit) return total
      afterId = rows.at(-1)!.id
    }
  }

  #writeOff(companyId: number, ids: readonly number[], note: string, actor: string) {
    return unitOfWork(async (work) => {
      const written = await work.trx
        .from('usage_suspense')
        .whereIn('id', [...ids])
        .where('company_id', companyId)
        .where('state', 'open')
        .update({ state: 'written_off', note: note.slice(0, 190), resolved_at: clock.now() })
      work.record({
        companyId,
        actor,
        action: 'usage_suspense.written_off',
        subjectKind: 'usage_suspense',
        subjectId: ids[0],
        details: { note, rows: Number(written), from: ids[0], through: ids.at(-1)! },
      })
      return Number(written)
    })
  }
}
