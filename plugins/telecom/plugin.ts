import { definePlugin } from '#sdk/plugin'
import { itemisedLayout } from '#plugins/telecom/layouts/itemised'
import { unitsRule } from '#plugins/telecom/rating/units_rule'
import { voiceRule } from '#plugins/telecom/rating/voice_rule'
import { metrics } from '#plugins/telecom/services/metrics'
import { msisdn } from '#plugins/telecom/services/msisdn'
import { asterisk } from '#plugins/telecom/usage/asterisk'
import { freeswitch } from '#plugins/telecom/usage/freeswitch'
import { telecomCsv } from '#plugins/telecom/usage/telecom_csv'

/** Calls, messages and data: numbers, call records, rate tables and the itemised invoice. */
export default definePlugin({
  register(billing) {
    billing.registerServiceType(msisdn)
    for (const metric of metrics) billing.registerMetric(metric)
    billing.registerUsageFormat(telecomCsv)
    billing.registerUsageFormat(asterisk)
    billing.registerUsageFormat(freeswitch)
    billing.registerRatingRule(voiceRule)
    billing.registerRatingRule(unitsRule)
    billing.registerInvoiceLayout(itemisedLayout)
  },
  routes: () => import('#plugins/telecom/routes'),
  demo: () => import('#plugins/telecom/demo/source'),
})
