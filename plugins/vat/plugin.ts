import { definePlugin } from '#sdk/plugin'
import { europeanVat } from '#plugins/vat/taxes/european_vat'

/** Value added tax of European sellers. */
export default definePlugin({
  register(billing) {
    billing.registerTaxRegime(europeanVat)
  },
})
