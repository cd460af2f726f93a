import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { versions as runtime } from 'node:process'
import db from '@adonisjs/lucid/services/db'
import i18nManager from '@adonisjs/i18n/services/main'
import { clock } from '#app/database/clock'
import type { BillingCompany } from '#app/companies/company'
import { pluginHost } from '#app/plugin_host/plugin_host'
import { registerRows, registerTaxes } from '#app/reporting/queries/register_rows'
import { invoiceRegister } from '#app/reporting/reports/invoice_register'
import { reportWords } from '#app/reporting/workbook/report_words'
import { writeCsv } from '#app/reporting/workbook/write_csv'
import { writeWorkbook } from '#app/reporting/workbook/write_workbook'

export interface RegisterOrder {
  readonly company: BillingCompany
  readonly startsOn: string
  readonly endsOn: string
  readonly format: 'xlsx' | 'csv'
  readonly locale: string
  readonly madeBy: string
  /** Where the file goes; it gets this name only when it is complete. */
  readonly path: string
}

/** Writes the invoice register of a period, streaming, and returns how many documents it has. */
export class ExportRegister {
  async execute(order: RegisterOrder): Promise<number> {
    const part = `${order.path}.part`
    try {
      const rows = await this.#write(order, part)
      await rename(part, order.path)
      return rows
    } catch (error) {
      await rm(part, { force: true })
      throw error
    }
  }

  async #write(order: RegisterOrder, path: string): Promise<number> {
    const client = db.connection()
    const { company, startsOn, endsOn } = order
    const i18n = i18nManager.locale(order.locale)
    const text = (key: string) => i18n.t(key)
    const period = { companyId: company.id, startsOn, endsOn }
    const report = invoiceRegister(await registerTaxes(client, period), text)
    const batches = registerRows(client, period, text)
    const output = createWriteStream(path, { flags: 'w' })
    if (order.format === 'csv') {
      return writeCsv(report, batches, company.timeZone, output)
    }
    const origin = {
      company: company.name,
      madeBy: order.madeBy,
      madeAt: Math.floor(clock.now() / 1000),
      timeZone: company.timeZone,
      parameters: [
        { label: text('reports.parameters.from'), value: startsOn },
        { label: text('reports.parameters.before'), value: endsOn },
      ],
      versions: [{ name: 'node', version: runtime.node }, ...pluginHost().versions()],
      words: reportWords(text),
    }
    const { rows } = await writeWorkbook(report, batches, origin, output)
    return rows
  }
}
