import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { BaseCommand, args, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

/** Takes in messages that are booked once: remittances, statements, answers of a market. */
export default class InboundReceive extends BaseCommand {
  static commandName = 'inbound:receive'
  static description = 'Store, read and book messages: each once, however often it is sent'
  static help = [
    'The same content again is the same message: an interrupted one goes on where it was, one with',
    'held commands tries them again, one that was refused is read again.',
    'Example: {{ binaryName }} inbound:receive remittance.txt --reader=claims.remittance',
  ]
  static options: CommandOptions = { startApp: true }

  @args.spread({ description: 'The files' })
  declare files: string[]

  @flags.number({ description: 'The company (its id); the only one when there is just one' })
  declare company: number | undefined

  @flags.string({ description: 'Code of the reader that a plugin brings', required: true })
  declare reader: string

  async run() {
    for (const file of this.files) {
      try {
        if (!(await this.#receive(file))) this.exitCode = 1
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error)
        this.logger.error(`${basename(file)}: ${message}`)
        this.exitCode = 1
      }
    }
  }

  async #receive(file: string): Promise<boolean> {
    const { ReceiveMessage } = await import('#app/integrations/inbound/actions/receive_message')
    const { chooseCompany } = await import('#app/companies/queries/choose_company')
    const companyId = await chooseCompany(this.company)
    const text = await readFile(file, 'utf8')
    const { messageId, state, applied, held, reason } = await new ReceiveMessage().execute({
      ...{ companyId, readerCode: this.reader, text, receivedBy: 'command line' },
    })
    const name = `${basename(file)}, message ${messageId}`
    if (state === 'applied') {
      this.logger.info(`${name}: ${applied} commands are booked`)
      return true
    }
    const what = state === 'refused' ? 'is refused' : `${applied} are booked, ${held} are held`
    this.logger.error(`${name}: ${what}: ${reason}`)
    return false
  }
}
