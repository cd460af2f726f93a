import type { Metric } from '#sdk/service_type'
import { pluginHost } from '#app/plugin_host/plugin_host'

/** How a quantity of a metric is read. A plugin that was taken away leaves plain numbers behind. */
export function metricDisplay(metric: string | null): Metric['display'] {
  return pluginHost().registry.metrics.find(metric ?? '')?.value.display ?? 'number'
}
