import { Job } from '@adonisjs/queue'
import type { JobOptions } from '@adonisjs/queue/types'
import { RunPlanMove } from '#app/billing/actions/run_plan_move'

/** Wakes a worker for a move of subscriptions. Its rows say what is to be done; twice does no harm. */
export default class MovePlansJob extends Job<{ moveId: number }> {
  static options: JobOptions = { name: 'move_plans', maxRetries: 3 }

  async execute() {
    await new RunPlanMove().execute(this.payload.moveId)
  }
}
