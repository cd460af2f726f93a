import { BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import { ProgressLine } from '#app/console_output/progress_line'

/** Starts a bill run, or goes on with the one that was interrupted, and works on it to its end. */
export default class BillingRun extends BaseCommand {
  static commandName = 'billing:run'
  static description = 'Bill what is due: compute, number, post'
  static help = [
    'A live run issues documents; --preview computes the same and writes nothing that counts.',
    'After a crash type the same command again: the run goes on where it was.',
    'Preview: {{ binaryName }} billing:run --due=2026-11-01 --preview',
  ]
  static options: CommandOptions = { startApp: true }

  @flags.number({ description: 'The company (its id); the only one when there is just one' })
  declare company: number | undefined

  @flags.string({ description: 'Bill what is due on this day (YYYY-MM-DD); today by default' })
  declare due: string | undefined

  @flags.string({ description: 'Date of the documents (YYYY-MM-DD); the due day by default' })
  declare issued: string | undefined

  @flags.boolean({ description: 'Compute only: no document is issued' })
  declare preview: boolean | undefined

  async run() {
    const { BillCompany } = await import('#app/billing/actions/bill_company')
    const progress = new ProgressLine(this.logger)
    try {
      const result = await new BillCompany().execute({
        companyId: this.company,
        dueOn: this.due,
        issuedOn: this.issued,
        kind: this.preview ? 'preview' : 'live',
        startedBy: 'command line',
        onProgress: (state) => progress.show(state.done, state.total, state.phase),
      })
      progress.end()
      this.logger.info(
        `Run ${result.runId} ${result.state}: ${result.accounts} accounts, ` +
          `${result.documents} documents, ${result.parked} parked`
      )
      for (const total of result.totals) {
        this.logger.info(`${total.currency} ${total.gross}`)
      }
      if (result.state !== 'finished') this.exitCode = 1
    } catch (error) {
      progress.end()
      this.logger.error(error instanceof Error ? error.message : String(error))
      this.exitCode = 1
    }
  }
}
