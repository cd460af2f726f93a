import { BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import { demoPassword } from '#app/commands/demo_load'

/** Founds a company with its first administrator: the way in on a new installation. */
export default class CompanyCreate extends BaseCommand {
  static commandName = 'company:create'
  static description = 'Found a company with its first administrator, and print the password once'
  static help = [
    '{{ binaryName }} company:create --name="Nordlicht" --country=DE --currency=EUR \\',
    '  --time-zone=Europe/Berlin --email=anna@nordlicht.example --full-name="Anna Berg"',
  ]
  static options: CommandOptions = { startApp: true }

  @flags.string({ description: 'Name in the console', required: true })
  declare name: string

  @flags.string({ description: 'Name on documents; the name when left out' })
  declare legalName: string | undefined

  @flags.string({ description: 'Country, two letters (ISO 3166-1)', required: true })
  declare country: string

  @flags.string({ description: 'Currency, three letters (ISO 4217)', required: true })
  declare currency: string

  @flags.string({ description: 'Time zone (IANA), for example Europe/Berlin', required: true })
  declare timeZone: string

  @flags.string({ description: 'Tax number that documents are issued under' })
  declare taxId: string | undefined

  @flags.string({ description: 'E-mail address of the administrator', required: true })
  declare email: string

  @flags.string({ description: 'Name of the administrator', required: true })
  declare fullName: string

  @flags.boolean({ description: 'A place to try things out, with a clock that can be moved ahead' })
  declare sandbox: boolean | undefined

  async run() {
    const { foundCompany } = await import('#app/companies/actions/found_company')
    const password = demoPassword()
    try {
      const { companyId } = await foundCompany({
        name: this.name,
        legalName: this.legalName ?? this.name,
        country: this.country,
        currency: this.currency,
        timeZone: this.timeZone,
        taxId: this.taxId ?? null,
        email: this.email,
        fullName: this.fullName,
        password,
        isSandbox: this.sandbox === true,
      })
      this.logger.info(`Company ${companyId} is founded`)
      this.logger.info(`Sign in as ${this.email} with the password ${password}`)
    } catch (error) {
      this.logger.error(error instanceof Error ? error.message : String(error))
      this.exitCode = 1
    }
  }
}
