import { BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import { ProgressLine } from '#app/console_output/progress_line'

/** Makes the PDFs of issued documents that have none yet. */
export default class InvoicesRender extends BaseCommand {
  static commandName = 'invoices:render'
  static description = 'Make the PDFs of issued documents that have none yet'
  static help = [
    'A PDF is made once and kept; documents that have one are left alone.',
    'One run: {{ binaryName }} invoices:render --company=1 --run=12',
  ]
  static options: CommandOptions = { startApp: true }

  @flags.number({ description: 'The company (its id); the only one when there is just one' })
  declare company: number | undefined

  @flags.number({ description: 'Only the documents of this bill run', flagName: 'run' })
  declare billRun: number | undefined

  @flags.number({ description: 'At most this many' })
  declare limit: number | undefined

  async run() {
    const { theCompany } = await import('#app/companies/queries/the_company')
    const { RenderInvoices } = await import('#app/rendering/actions/render_invoices')
    const progress = new ProgressLine(this.logger)
    try {
      const company = await theCompany(this.company)
      const { rendered, failures } = await new RenderInvoices().execute({
        companyId: company.id,
        runId: this.billRun,
        limit: this.limit,
        onProgress: (done, total) => progress.show(done, total, 'render'),
      })
      progress.end()
      this.logger.info(`${rendered} documents rendered, ${failures.length} failed`)
      for (const { documentId, message } of failures.slice(0, 20)) {
        this.logger.error(`document ${documentId}: ${message}`)
      }
      if (failures.length > 0) this.exitCode = 1
    } catch (error) {
      progress.end()
      this.logger.error(error instanceof Error ? error.message : String(error))
      this.exitCode = 1
    }
  }
}
