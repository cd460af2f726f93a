import type { PluginManifest } from '#sdk/manifest'
import standard from '#plugins/standard/manifest'
import telecom from '#plugins/telecom/manifest'
import vat from '#plugins/vat/manifest'

/** The plugins that are deployed, in the order they are loaded: the one place that names them. */
const plugins: readonly PluginManifest[] = [standard, vat, telecom]

export default plugins
