import { BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import { demoPassword } from '#app/commands/demo_load'

/** Only a hash of the demo password is kept, so a forgotten one is replaced rather than shown again. */
export default class DemoPassword extends BaseCommand {
  static commandName = 'demo:password'
  static description = 'Give the demo administrator a new random password, and print it'
  static options: CommandOptions = { startApp: true }

  async run() {
    if (this.app.inProduction) {
      this.logger.error('The demo sign-in is refused where NODE_ENV is production.')
      this.exitCode = 1
      return
    }

    const { DEMO_EMAIL } = await import('#app/companies/actions/load_demo')
    const { default: ResetPassword } = await import('#app/identity/actions/reset_password')
    const password = demoPassword()
    const user = await new ResetPassword().execute(DEMO_EMAIL, password)

    if (user) return this.logger.info(`Sign in as ${user.email} with the password ${password}`)
    this.logger.error(
      'There is no demo company yet. Run `npm start` or `npm run ace -- demo:load`.'
    )
    this.exitCode = 1
  }
}
