import { BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import { ProgressLine } from '#app/console_output/progress_line'

/** Measures what is used in common and freezes who bears which share. */
export default class MeasurementRun extends BaseCommand {
  static commandName = 'measurement:run'
  static description = 'Measure pools: readings become frozen quantities and shares'
  static help = [
    'A period of a pool is frozen once all of its readings are there; accounts wait until then.',
    'Readings that were mended make the next generation. Typed again it changes nothing twice.',
    'One pool: {{ binaryName }} measurement:run --pool=house-7 --due=2026-12-01',
  ]
  static options: CommandOptions = { startApp: true }

  @flags.number({ description: 'The company (its id); the only one when there is just one' })
  declare company: number | undefined

  @flags.string({
    description: 'Measure what has ended on this day (YYYY-MM-DD); today by default',
  })
  declare due: string | undefined

  @flags.string({ description: 'Only the pool of this code' })
  declare pool: string | undefined

  async run() {
    const { theCompany } = await import('#app/companies/queries/the_company')
    const { parseLocalDate } = await import('#app/billing/parse_local_date')
    const { clock } = await import('#app/database/clock')
    const { MeasurePools } = await import('#app/measurement/actions/measure_pools')
    const progress = new ProgressLine(this.logger)
    try {
      const company = await theCompany(this.company)
      const { pools, unchanged, told } = await new MeasurePools().execute({
        companyId: company.id,
        dueOn: parseLocalDate(this.due ?? clock.todayOf(company), 'due'),
        startedBy: 'command line',
        poolCode: this.pool,
        onProgress: (done, total) => progress.show(done, total, 'measure'),
      })
      progress.end()
      this.logger.info(`${pools} pools: ${told.length} periods told of, ${unchanged} unchanged`)
      for (const { pool, startsOn, type, generation, reason, detail } of told) {
        const why = reason === null ? `generation ${generation}` : `${reason} ${detail}`
        this.logger.info(`${pool} ${startsOn} ${type}: ${why}`)
        if (type === 'failed') this.exitCode = 1
      }
      if (this.pool !== undefined && pools === 0) throw new Error(`There is no pool "${this.pool}"`)
    } catch (error) {
      progress.end()
      this.logger.error(error instanceof Error ? error.message : String(error))
      this.exitCode = 1
    }
  }
}
