process.env.TZ = 'UTC'

import { ignite } from '../../bin/ignite.js'

/**
 * Tells a story in a process of its own, on the database of this test run, with the fixture plugins
 * it needs: `story_process.ts claims 17`. FAILPOINT=story_step:n kills it behind its nth step.
 */
const [, , story, company] = process.argv

const app = ignite().createApp('console')
await app.init()
await app.boot()
await app.start(async () => {
  const { failpoint } = await import('#app/database/failpoint')
  const { deploy } = await import('#tests/support/fixture_host')
  const { loadStory } = await import('#tests/support/stories')
  const { plugin, steps } = await loadStory(story)
  await deploy(plugin)
  for (const step of steps) {
    await step(Number(company))
    failpoint('story_step')
  }
})
await app.terminate()
process.exit(0)
