/** Does the steps of one story when it is asked to; its parent may kill it at any time. */
process.env.TZ = 'UTC'
const { ignite } = await import('../../bin/ignite.js')
const app = ignite().createApp('console')
await app.init()
await app.boot()
await app.start(async () => {})

const { READY } = await import('#tests/support/story_process')
const { tellStep } = await import('#tests/support/story_steps')
const { default: told } = await import(process.argv[2])
await told.around?.()

process.on('message', async ({ index, facts }: { index: number; facts: { companyId: number } }) => {
  try {
    await tellStep(told, index, facts)
    process.send!({ told: index, error: null })
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    process.send!({ told: index, error: text })
  }
})
// The application lets go of the channel; the teller waits for its next step.
process.channel!.ref()
process.send!({ told: READY, error: null })
