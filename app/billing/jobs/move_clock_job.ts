import { Job } from '@adonisjs/queue'
import type { JobOptions } from '@adonisjs/queue/types'
import { RunClockMove } from '#app/billing/actions/run_clock_move'

/** Wakes a worker for a move of a test clock. Its row says what is to be done; twice does no harm. */
export default class MoveClockJob extends Job<{ moveId: number }> {
  static options: JobOptions = { name: 'move_clock', maxRetries: 3 }

  async execute() {
    await new RunClockMove().execute(this.payload.moveId)
  }
}
