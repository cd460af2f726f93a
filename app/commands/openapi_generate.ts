import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

/** Writes the description of the API from the routes and validators themselves. */
export default class OpenapiGenerate extends BaseCommand {
  static commandName = 'openapi:generate'
  static description = 'Write docs/api/openapi.json from the routes for programs'
  static options: CommandOptions = { startApp: true }

  @flags.boolean({ description: 'Write nothing; exit 1 when the file is not up to date' })
  declare check: boolean | undefined

  async run() {
    await import('#start/routes')
    const { apiOperations } = await import('#app/integrations/openapi/api_route')
    const { describeApi } = await import('#app/integrations/openapi/describe_api')
    const { version } = JSON.parse(await readFile(this.app.makePath('package.json'), 'utf8'))
    const text = `${JSON.stringify(describeApi(apiOperations(), version), null, 2)}\n`
    const path = this.app.makePath('docs/api/openapi.json')
    const present = await readFile(path, 'utf8').catch(() => null)
    if (present === text) {
      return this.logger.info('docs/api/openapi.json is up to date')
    }
    if (this.check) {
      this.logger.error('docs/api/openapi.json is out of date: run openapi:generate')
      this.exitCode = 1
      return
    }
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, text)
    this.logger.info('docs/api/openapi.json was written')
  }
}
