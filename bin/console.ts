process.env.TZ = 'UTC'

import { prettyPrintError } from '@adonisjs/core'
import { ignite } from './ignite.js'

try {
  await ignite().ace().handle(process.argv.slice(2))
} catch (error) {
  process.exitCode = 1
  await prettyPrintError(error as Error)
}
