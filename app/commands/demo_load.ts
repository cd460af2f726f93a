import { randomInt } from 'node:crypto'
import { BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

/** Creates the demo company and its administrator. Does nothing when there is a company already. */
export default class DemoLoad extends BaseCommand {
  static commandName = 'demo:load'
  static description = 'Load the demo company once, and print its sign-in'
  static options: CommandOptions = { startApp: true }

  async run() {
    if (this.app.inProduction) {
      this.logger.error('Demo data is refused where NODE_ENV is production.')
      this.exitCode = 1
      return
    }

    const { default: LoadDemo } = await import('#app/companies/actions/load_demo')
    const demo = await new LoadDemo().execute(demoPassword())
    if (!demo) return this.logger.info('There is a company already; nothing was changed.')

    this.logger.info(`Demo company ${demo.company.name}`)
    this.logger.info(`Sign in as ${demo.email} with the password ${demo.password}`)
    const { default: RunDemoJob } = await import('#app/demo/jobs/run_demo_job')
    const queue = await this.app.container.make('queue.manager')
    await queue.loadJobs()
    await RunDemoJob.dispatch({ companyId: demo.company.id })
    process.send?.({ type: 'demo', email: demo.email, password: demo.password })
  }
}

/** Sixteen characters without look-alikes, in groups that can be read out: some 78 bits. */
export function demoPassword() {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  const pick = () => letters[randomInt(letters.length)]
  return Array.from({ length: 4 }, () => Array.from({ length: 4 }, pick).join('')).join('-')
}
