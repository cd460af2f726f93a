import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

const REPORTS = ['invoice-register']
const FORMATS = ['xlsx', 'csv'] as const

/** Writes a report to a file. */
export default class ReportsExport extends BaseCommand {
  static commandName = 'reports:export'
  static description = 'Write a report as an Excel workbook or CSV'
  static help = [
    'Reports: invoice-register (every issued document of a period with its taxes).',
    'A month: {{ binaryName }} reports:export invoice-register --from=2026-10-01 --before=2026-11-01',
  ]
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'Which report: invoice-register' })
  declare report: string

  @flags.number({ description: 'The company (its id); the only one when there is just one' })
  declare company: number | undefined

  @flags.string({ description: 'First day (YYYY-MM-DD)', required: true })
  declare from: string

  @flags.string({ description: 'Day after the last (YYYY-MM-DD)', required: true })
  declare before: string

  @flags.string({ description: 'xlsx or csv', default: 'xlsx' })
  declare format: string

  @flags.string({ description: 'Language: en, de, ru', default: 'en' })
  declare locale: string

  @flags.string({ description: 'File to write; <report>.<format> when left out' })
  declare output: string | undefined

  async run() {
    const { theCompany } = await import('#app/companies/queries/the_company')
    const { parseLocalDate } = await import('#app/billing/parse_local_date')
    const { ExportRegister } = await import('#app/reporting/actions/export_register')
    try {
      const format = FORMATS.find((known) => known === this.format)
      if (!REPORTS.includes(this.report)) throw new Error(`There is no report "${this.report}"`)
      if (format === undefined) throw new Error(`"${this.format}" is no format: use xlsx or csv`)
      const path = this.output ?? `${this.report}.${format}`
      const rows = await new ExportRegister().execute({
        company: await theCompany(this.company),
        startsOn: parseLocalDate(this.from, 'from'),
        endsOn: parseLocalDate(this.before, 'before'),
        format,
        locale: this.locale,
        madeBy: 'command line',
        path,
      })
      this.logger.info(`${rows} documents written to ${path}`)
    } catch (error) {
      this.logger.error(error instanceof Error ? error.message : String(error))
      this.exitCode = 1
    }
  }
}
