import { BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

/** Makes a token for a program. */
export default class TokenCreate extends BaseCommand {
  static commandName = 'token:create'
  static description = 'Make an API token for a member of a company, and print it once'
  static help = [
    '{{ binaryName }} token:create --email=anna@nordlicht.example --name="Switch 1" \\',
    '  --scopes=usage.write',
  ]
  static options: CommandOptions = { startApp: true }

  @flags.number({ description: 'The company (its id); the only one when there is just one' })
  declare company: number | undefined

  @flags.string({ description: 'Whose token it is', required: true })
  declare email: string

  @flags.string({ description: 'What it is for', required: true })
  declare name: string

  @flags.string({ description: 'Permissions, separated by commas', required: true })
  declare scopes: string

  async run() {
    const { theCompany } = await import('#app/companies/queries/the_company')
    const { default: IssueApiToken } = await import('#app/identity/actions/issue_api_token')
    const { allPermissions } = await import('#app/identity/permissions')
    const { default: db } = await import('@adonisjs/lucid/services/db')
    try {
      const company = await theCompany(this.company)
      const member = await db
        .from('memberships')
        .join('users', 'users.id', 'memberships.user_id')
        .where({ company_id: company.id, email: this.email.trim().toLowerCase() })
        .select('users.id')
        .first()
      if (!member) throw new Error(`${this.email} does not belong to ${company.name}`)
      const scopes = this.scopes.split(',').map((scope) => scope.trim())
      const unknown = scopes.find((scope) => !allPermissions().has(scope))
      if (unknown !== undefined) throw new Error(`There is no permission "${unknown}"`)
      const { name } = this
      const issued = await new IssueApiToken().execute({
        companyId: company.id,
        userId: Number(member.id),
        name,
        scopes,
      })
      this.logger.info(`Token (shown only now): ${issued.text}`)
    } catch (error) {
      this.logger.error(error instanceof Error ? error.message : String(error))
      this.exitCode = 1
    }
  }
}
