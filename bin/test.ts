process.env.TZ = 'UTC'
process.env.NODE_ENV = 'test'

import { prettyPrintError } from '@adonisjs/core'
import { configure, processCLIArgs, run } from '@japa/runner'
import { ignite } from './ignite.js'

try {
  await ignite()
    .testRunner()
    .configure(async (app) => {
      const { runnerHooks, ...config } = await import('#tests/bootstrap')

      processCLIArgs(process.argv.slice(2))
      configure({
        ...app.rcFile.tests,
        ...config,
        setup: runnerHooks.setup,
        teardown: runnerHooks.teardown.concat([() => app.terminate()]),
      })
    })
    .run(() => run())
} catch (error) {
  process.exitCode = 1
  await prettyPrintError(error as Error)
}
