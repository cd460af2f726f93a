import { versions as runtime } from 'node:process'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { SDK_VERSION } from '#sdk/version'
import { clock } from '#app/database/clock'
import { lastMeasurementSeq } from '#app/measurement/queries/load_quantities'
import { pluginHost } from '#app/plugin_host/plugin_host'
import { currentRegime } from '#app/taxation/current_regime'
import type { Manifest } from '#app/billing/bill_run'

/** What a run that begins now sees, as it is stored with the run. */
export async function readManifest(client: QueryClientContract, companyId: number) {
  const last = await client
    .from('usage_batches')
    .where('company_id', companyId)
    .max('seq as seq')
    .first()
  const regime = currentRegime()
  const content = {
    sdk: SDK_VERSION,
    node: runtime.node,
    timeZoneData: runtime.tz ?? '',
    plugins: pluginHost().versions(),
    regime: { code: regime.code, revision: regime.revision },
  }
  const manifest: Omit<Manifest, 'id'> = {
    batchSeq: Number(last?.seq ?? 0),
    measurementSeq: await lastMeasurementSeq(client, companyId),
    recordedAt: clock.now(),
    regimeCode: regime.code,
    regimeRevision: regime.revision,
  }
  return { manifest, content }
}
