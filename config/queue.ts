import { queueConnection } from '#config/database'
import { defineConfig, drivers } from '@adonisjs/queue'

/**
 * The queue only wakes workers; what is done and what is not is kept in our own tables. So a job may be
 * delivered again as often as it stalls, and a failed one is kept for people to look at.
 */
export default defineConfig({
  default: 'database',
  adapters: {
    database: drivers.database({ connectionName: queueConnection }),
    sync: drivers.sync(),
  },
  worker: {
    concurrency: 1,
    idleDelay: '200ms',
    maxStalledCount: 1_000_000,
  },
  defaultJobOptions: { removeOnFail: false },
  locations: ['./app/**/jobs/**/*.{ts,js}', './plugins/*/jobs/**/*.{ts,js}'],
})
