import type { DefineComponent } from 'vue'
import ConsoleLayout from '~/layouts/console_layout.vue'

type Page = { default: DefineComponent & { layout?: unknown } }

const corePages = import.meta.glob<Page>('./pages/**/*.vue')
const pluginPages = import.meta.glob<Page>('../../plugins/*/inertia/pages/**/*.vue')

/**
 * Node goes through its whole module resolution for each `import()`, also of a module it has. Development
 * asks anew, because there a page may have changed.
 */
const resolved = new Map<string, Page['default']>()

/** `invoices/index` is a page of the core, `telecom::prefixes/index` one of the plugin telecom. */
export async function resolvePage(name: string) {
  const known = import.meta.env.PROD ? resolved.get(name) : undefined
  if (known) return known
  const [path, plugin] = name.split('::').reverse()
  const load = plugin
    ? pluginPages[`../../plugins/${plugin}/inertia/pages/${path}.vue`]
    : corePages[`./pages/${path}.vue`]
  if (!load) throw new Error(`There is no page named "${name}".`)

  const page = await load()
  page.default.layout ??= ConsoleLayout
  resolved.set(name, page.default)
  return page.default
}
