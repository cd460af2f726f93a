import QueueWork from '@adonisjs/queue/commands/queue_work'

/** A worker: takes jobs from the queue, and keeps the books in order beside them. */
export default class WorkerStart extends QueueWork {
  static commandName = 'worker:start'
  static description = 'Work on jobs: imports, bill runs, documents'

  async run() {
    const { startDuties } = await import('#app/worker/duties')
    const logger = await this.app.container.make('logger')
    const stop = startDuties((duty, error) => logger.error({ err: error }, `duty failed: ${duty}`))
    this.app.terminating(stop)
    try {
      await super.run()
    } finally {
      stop()
    }
  }
}
