import { randomBytes } from 'node:crypto'
import ace from '@adonisjs/core/services/ace'
import db from '@adonisjs/lucid/services/db'
import { addMonths } from '#kernel/calendar_date'
import LoadDemo from '#app/companies/actions/load_demo'
import { loadCompany } from '#app/companies/queries/load_company'
import { clock } from '#app/database/clock'
import { PrepareDemo } from '#app/demo/actions/prepare_demo'
import { writeDemoUsage } from '#app/demo/actions/run_demo'
import { pluginHost } from '#app/plugin_host/plugin_host'
import type { StageRequest } from '#benchmarks/stage_request'

const SEED = 20_260_901

export interface Prepared {
  readonly companyId: number
  readonly usageFile: string
  readonly startsOn: string
  readonly dueOn: string
}

/** Migrates, and makes the company, its accounts and the usage file of last month. Not measured. */
export default async function prepare({ accounts, records }: StageRequest): Promise<Prepared> {
  const migrated = await ace.exec('app:prepare', [])
  if (migrated.error) throw migrated.error
  const demo = await new LoadDemo().execute(randomBytes(16).toString('hex'))
  const company = await loadCompany(db.connection(), demo!.company.id)
  const loaded = pluginHost().plugins.find(({ plugin }) => plugin.demo !== undefined)
  if (loaded === undefined) throw new Error('No deployed plugin has a demonstration')
  const { default: source } = await loaded.plugin.demo!()
  const dueOn = `${clock.today(company.timeZone).slice(0, 7)}-01`
  const startsOn = addMonths(dueOn, -1)
  const request = { seed: SEED, accounts, records, startsOn, months: 1 }
  await new PrepareDemo().execute(company, loaded, source, request)
  const usageFile = await writeDemoUsage(source, request)
  return { companyId: company.id, usageFile, startsOn, dueOn }
}
