import { Exception } from '@adonisjs/core/exceptions'
import type { TaxRegime } from '#sdk/taxation'
import { pluginHost } from '#app/plugin_host/plugin_host'

/**
 * The regime new runs use: the newest revision of the one that is deployed. Without any, nothing is
 * billed: a document never goes out without its tax.
 */
export function currentRegime(): TaxRegime {
  const [first] = pluginHost().registry.taxRegimes.latest()
  if (first === undefined) {
    throw new Exception('No tax regime is deployed: add a plugin with one to config/plugins.ts', {
      code: 'E_NO_TAX_REGIME',
      status: 500,
    })
  }
  return first.value
}
