process.env.TZ = 'UTC'

import { prettyPrintError } from '@adonisjs/core'
import type { ApplicationService } from '@adonisjs/core/types'
import { ignite } from './ignite.js'

const ignitor = ignite()
let application: ApplicationService | undefined

try {
  await ignitor
    .tap((app) => (application = app))
    .httpServer()
    .start()
} catch (error) {
  process.exitCode = 1
  await prettyPrintError(error as Error)
}

/** The start script ends the worker when this ends. */
export default application!
