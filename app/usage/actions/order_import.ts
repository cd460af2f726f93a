import { RegisterImport, type ImportOrder } from '#app/usage/actions/register_import'
import ImportUsageJob from '#app/usage/jobs/import_usage_job'

/** Takes a file in and, once it is stored and noted, hands it to the workers. Errors: as RegisterImport. */
export default class OrderImport {
  async execute(order: ImportOrder): Promise<number> {
    const importId = await new RegisterImport().execute(order)
    await ImportUsageJob.dispatch({ importId })
    return importId
  }
}
