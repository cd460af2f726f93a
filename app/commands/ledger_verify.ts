import { BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

/** Recomputes what the books claim and names the first row that does not hold. */
export default class LedgerVerify extends BaseCommand {
  static commandName = 'ledger:verify'
  static description = 'Recompute hashes, sums, numbering, balances and the activity chain'
  static help = [
    'Reads everything and changes nothing. Exits with 1 when an invariant does not hold.',
    'One company: {{ binaryName }} ledger:verify --company=1',
  ]
  static options: CommandOptions = { startApp: true }

  @flags.number({ description: 'Only this company (its id)' })
  declare company: number | undefined

  async run() {
    const { default: db } = await import('@adonisjs/lucid/services/db')
    const { verifyBooks } = await import('#app/billing/verification/verify_books')
    const query = db.from('companies').orderBy('id').select('id', 'name').limit(10_000)
    if (this.company !== undefined) query.where('id', this.company)
    const companies = await query
    if (companies.length === 0) {
      this.logger.error('There is no such company')
      this.exitCode = 1
    }
    for (const company of companies) {
      for await (const { name, checked, finding } of verifyBooks(db.connection(), company.id)) {
        if (finding === null) {
          this.logger.success(`${company.name}: ${name}${checked > 0 ? ` (${checked})` : ''}`)
        } else {
          this.logger.error(`${company.name}: ${name}: ${finding}`)
          this.exitCode = 1
        }
      }
    }
  }
}
