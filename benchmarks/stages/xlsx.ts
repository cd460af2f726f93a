import { join } from 'node:path'
import db from '@adonisjs/lucid/services/db'
import env from '#start/env'
import { addMonths } from '#kernel/calendar_date'
import { loadCompany } from '#app/companies/queries/load_company'
import { ExportRegister } from '#app/reporting/actions/export_register'
import { measure } from '#benchmarks/measure'
import type { StageRequest } from '#benchmarks/stage_request'

/** The register of a run is written in a second or less; several say more than one. */
export const WORKBOOKS = 5

/** Rows a second of the invoice register: read from the database and written as a workbook. */
export default async function xlsx({ companyId, dueOn }: StageRequest) {
  const company = await loadCompany(db.connection(), companyId)
  const order = {
    company,
    startsOn: dueOn,
    endsOn: addMonths(dueOn, 1),
    format: 'xlsx',
    locale: 'en',
    madeBy: 'bench',
    path: join(env.get('STORAGE_PATH'), 'register.xlsx'),
  } as const
  return measure(async () => {
    let count = 0
    for (let made = 0; made < WORKBOOKS; made++) count += await new ExportRegister().execute(order)
    return { count }
  })
}
