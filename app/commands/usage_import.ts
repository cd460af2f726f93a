import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { BaseCommand, args, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import type { JsonObject } from '#sdk/json'
import { ProgressLine } from '#app/console_output/progress_line'
import type { ImportOutcome } from '#app/usage/actions/run_import'

/** Imports usage files one after the other; one that fails does not keep the others back. */
export default class UsageImport extends BaseCommand {
  static commandName = 'usage:import'
  static description = 'Import usage from files: each row is accepted once, or held with a reason'
  static help = [
    'A file is read once: the same content again is refused, records that overlap are counted as',
    'duplicates. After a crash type the same command again: the import goes on where it was.',
    'Files may be compressed with gzip. The format is recognised; name it with --format otherwise.',
    'Example: {{ binaryName }} usage:import calls.csv --source=switch-1 --option=time_zone=UTC',
  ]
  static options: CommandOptions = { startApp: true }

  @args.spread({ description: 'The files' })
  declare files: string[]

  @flags.number({ description: 'The company (its id); the only one when there is just one' })
  declare company: number | undefined

  @flags.string({ description: 'Code of the format; recognised from the file by default' })
  declare format: string | undefined

  @flags.string({ description: 'Who sends the records; the format by default' })
  declare source: string | undefined

  @flags.array({ description: 'An option of the format, as name=value; may be repeated' })
  declare option: string[] | undefined

  async run() {
    for (const file of this.files) {
      try {
        if (!(await this.#import(file))) this.exitCode = 1
      } catch (error) {
        this.logger.error(`${basename(file)}: ${messageOf(error)}`)
        this.exitCode = 1
      }
    }
  }

  async #import(file: string): Promise<boolean> {
    const { ImportUsage } = await import('#app/usage/actions/import_usage')
    const { chooseCompany } = await import('#app/companies/queries/choose_company')
    const companyId = await chooseCompany(this.company)
    await assertFile(file)
    const fileName = basename(file)
    const line = new ProgressLine(this.logger)
    try {
      const outcome = await new ImportUsage().execute(
        {
          companyId,
          content: createReadStream(file, { highWaterMark: 1024 * 1024 }),
          fileName,
          format: this.format,
          source: this.source,
          options: this.#options(),
          startedBy: 'command line',
        },
        ({ bytesRead, sizeBytes, rows, rowsPerSecond }) =>
          line.show(bytesRead, sizeBytes, fileName, `${rows} rows · ${rowsPerSecond}/s`)
      )
      line.end()
      return await this.#report(fileName, outcome)
    } catch (error) {
      line.end()
      throw error
    }
  }

  async #report(fileName: string, outcome: ImportOutcome): Promise<boolean> {
    const { importReasons } = await import('#app/usage/queries/import_reasons')
    const { importId, rows, accepted, duplicates, suspended, discarded } = outcome.progress
    this.logger.info(
      `${fileName}, import ${importId}: ${rows} rows = ${accepted} accepted + ` +
        `${duplicates} duplicates + ${suspended} suspended + ${discarded} without usage`
    )
    for (const { reason, count } of await importReasons(importId)) {
      this.logger.info(`  ${reason}: ${count}`)
    }
    if (outcome.type === 'finished') {
      return true
    }
    this.logger.error(`${fileName}: ${outcome.error}`)
    return false
  }

  /** `columns.start=5` sets the option `start` inside the option `columns`. */
  #options(): JsonObject {
    const options: Record<string, any> = Object.create(null)
    for (const text of this.option ?? []) {
      const at = text.indexOf('=')
      if (at < 1) throw new Error(`--option=${text} is no name=value.`)
      const names = text.slice(0, at).split('.')
      const last = names.pop()!
      let target = options
      for (const name of names) target = target[name] ??= Object.create(null)
      target[last] = text.slice(at + 1)
    }
    return options
  }
}

async function assertFile(file: string) {
  const facts = await stat(file).catch(() => null)
  if (facts === null || !facts.isFile()) throw new Error('There is no such file.')
}

function messageOf(error: unknown) {
  return error instanceof Error ? error.message : String(error)
}
