process.env.TZ = 'UTC'

import { ignite } from '../../bin/ignite.js'

/**
 * Tells the story of a claim in a process of its own, on the database of this test run, from its
 * beginning. FAILPOINT=story_step:n kills it behind its nth step.
 */
const companyId = Number(process.argv[2])

const app = ignite().createApp('console')
await app.init()
await app.boot()
await app.start(async () => {
  const { failpoint } = await import('#app/database/failpoint')
  const { default: story } = await import('#tests/scenarios/stories/claim_with_two_payers')
  for (const step of story.steps) {
    await step.run({ companyId })
    failpoint('story_step')
  }
})
await app.terminate()
process.exit(0)
