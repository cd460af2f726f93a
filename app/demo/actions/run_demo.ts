import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import db from '@adonisjs/lucid/services/db'
import { addMonths } from '#kernel/calendar_date'
import type { DemoRequest, DemoSource } from '#sdk/demo'
import env from '#start/env'
import { BillCompany } from '#app/billing/actions/bill_company'
import { loadCompany } from '#app/companies/queries/load_company'
import { clock } from '#app/database/clock'
import { PrepareDemo } from '#app/demo/actions/prepare_demo'
import { pluginHost } from '#app/plugin_host/plugin_host'
import { RenderInvoices } from '#app/rendering/actions/render_invoices'
import { ImportUsage } from '#app/usage/actions/import_usage'
import { ImportRefusedException } from '#app/usage/exceptions/import_refused_exception'

const SEED = 20_260_901
const ACCOUNTS = 300
const RECORDS = 60_000
const MONTHS = 2
/** The others are made when somebody looks at them. */
const PDFS_AHEAD = 20

/**
 * The main job on the demo company: accounts and price lists, a usage file of two months, and a live
 * run for each month. Every step finds out for itself what is done, so that an interrupted
 * demonstration goes on where it was.
 */
export class RunDemo {
  async execute(companyId: number): Promise<void> {
    const company = await loadCompany(db.connection(), companyId)
    const loaded = pluginHost().plugins.find(({ plugin }) => plugin.demo !== undefined)
    if (loaded === undefined) {
      return
    }
    const { default: source } = await loaded.plugin.demo!()
    const request = demoRequest(clock.today(company.timeZone))
    const known = await db.from('accounts').where('company_id', companyId).select('id').first()
    if (!known) {
      await new PrepareDemo().execute(company, loaded, source, request)
    }
    const path = await writeDemoUsage(source, request)
    await importOnce({
      companyId,
      content: createReadStream(path),
      fileName: source.fileName,
      format: source.usageFormat,
      startedBy: 'demo',
    })
    for (let month = 1; month <= MONTHS; month++) {
      const dueOn = addMonths(request.startsOn, month)
      await new BillCompany().execute({ companyId, dueOn, kind: 'live', startedBy: 'demo' })
    }
    await new RenderInvoices().execute({ companyId, limit: PDFS_AHEAD })
  }
}

/** A demonstration that goes on after an interruption may find its file imported already. */
async function importOnce(order: Parameters<ImportUsage['execute']>[0]) {
  try {
    await new ImportUsage().execute(order)
  } catch (error) {
    if (!(error instanceof ImportRefusedException) || error.code !== 'E_FILE_KNOWN') throw error
  }
}

/** The two whole months before the present one. */
export function demoRequest(today: string): DemoRequest {
  const startsOn = addMonths(`${today.slice(0, 7)}-01`, -MONTHS)
  return { seed: SEED, accounts: ACCOUNTS, records: RECORDS, startsOn, months: MONTHS }
}

/** Writes the usage file; a half-written one never gets its name. */
export async function writeDemoUsage(source: DemoSource, request: DemoRequest): Promise<string> {
  const folder = join(env.get('STORAGE_PATH'), 'demo')
  await mkdir(folder, { recursive: true })
  const path = join(folder, source.fileName)
  const part = `${path}.part`
  await pipeline(Readable.from(source.usage(request)), createWriteStream(part))
  await rename(part, path)
  return path
}
