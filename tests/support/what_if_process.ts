process.env.TZ = 'UTC'

import { ignite } from '../../bin/ignite.js'

/**
 * Works on a comparison or on a move in a process of its own, on the database of this test run:
 * `compare <report>` or `move <move>`. FAILPOINT kills it on its way.
 */
const [, , kind, id] = process.argv

const app = ignite().createApp('console')
await app.init()
await app.boot()
await app.start(async () => {
  const { ProcessWhatIf } = await import('#app/billing/actions/process_what_if')
  const { RunPlanMove } = await import('#app/billing/actions/run_plan_move')
  const work = kind === 'compare' ? new ProcessWhatIf() : new RunPlanMove()
  await work.execute(Number(id))
})
await app.terminate()
process.exit(0)
