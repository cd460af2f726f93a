import { createReadStream } from 'node:fs'
import db from '@adonisjs/lucid/services/db'
import type Company from '#app/companies/models/company'
import { addMonths } from '#kernel/calendar_date'
import { BillCompany } from '#app/billing/actions/bill_company'
import { loadCompany } from '#app/companies/queries/load_company'
import { clock } from '#app/database/clock'
import { PrepareDemo } from '#app/demo/actions/prepare_demo'
import { demoRequest, writeDemoUsage } from '#app/demo/actions/run_demo'
import { pluginHost } from '#app/plugin_host/plugin_host'
import { ImportUsage } from '#app/usage/actions/import_usage'

const STARTED_BY = 'test'

/** A demonstration in small: accounts, a usage file, and a live run for each month. */
export async function demonstration({ id }: Company, accounts: number, records: number) {
  const company = await loadCompany(db.connection(), id)
  const loaded = pluginHost().plugins.find(({ plugin }) => plugin.demo !== undefined)!
  const { default: source } = await loaded.plugin.demo!()
  const request = { ...demoRequest(clock.today(company.timeZone)), accounts, records }

  await new PrepareDemo().execute(company, loaded, source, request)
  await new ImportUsage().execute({
    companyId: id,
    content: createReadStream(await writeDemoUsage(source, request)),
    fileName: source.fileName,
    format: source.usageFormat,
    startedBy: STARTED_BY,
  })
  for (let month = 1; month <= request.months; month++) {
    const dueOn = addMonths(request.startsOn, month)
    await new BillCompany().execute({ companyId: id, dueOn, kind: 'live', startedBy: STARTED_BY })
  }
}
