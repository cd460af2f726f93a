import { addMonths } from '#kernel/calendar_date'
import { isDuplicateKey } from '#app/database/errors'
import { clock } from '#app/database/clock'
import { unitOfWork } from '#app/database/unit_of_work'
import { ClockException } from '#app/billing/exceptions/clock_exception'
import MoveClockJob from '#app/billing/jobs/move_clock_job'

export interface ClockMove {
  readonly companyId: number
  /** The day to stand on, local date. */
  readonly to: string
  /** Whether everything that is due is billed on each first of a month on the way. */
  readonly bills: boolean
  readonly actor: string
}

/** Months that one move may pass; more is done in several. */
const MAX_MONTHS = 24

/**
 * Orders a sandbox to move its clock ahead. A company that bills for real has no clock to be moved,
 * and no clock goes back, because numbers follow dates.
 *
 * Errors: E_TEST_CLOCK naming what is wrong.
 */
export default class MoveTestClock {
  async execute(order: ClockMove): Promise<number> {
    const moveId = await this.#insert(order)
    await MoveClockJob.dispatch({ moveId })
    return moveId
  }

  async #insert({ companyId, to, bills, actor }: ClockMove): Promise<number> {
    try {
      return await unitOfWork(async (work) => {
        const company = await work.trx.from('companies').where('id', companyId).firstOrFail()
        const from = assertMovable(company.clock_on, to)
        const [id] = await work.trx.table('clock_moves').insert({
          company_id: companyId,
          from_on: from,
          to_on: to,
          bills,
          state: 'running',
          moved_by: actor,
          moved_at: clock.now(),
        })
        work.record({
          companyId,
          actor,
          action: 'test_clock.moved',
          subjectKind: 'company',
          subjectId: companyId,
          details: { from, to, bills },
        })
        return Number(id)
      })
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
      throw new ClockException('to', 'The clock is on its way already: wait until it has arrived')
    }
  }
}

function assertMovable(from: string | null, to: string): string {
  if (from === null) {
    throw new ClockException('to', 'This company bills for real: only a sandbox has a test clock')
  }
  if (to <= from) {
    throw new ClockException('to', `The sandbox stands on ${from}: a clock only goes ahead`)
  }
  if (to > addMonths(from, MAX_MONTHS)) {
    throw new ClockException('to', `One move passes at most ${MAX_MONTHS} months`)
  }
  return from
}
