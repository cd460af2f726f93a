const PAGE = /^([a-z][a-z0-9_]*)\/inertia\/pages\/(.+)$/

interface Files {
  asList(): Record<string, string>
}

interface Output {
  writeLine(text: string): void
}

interface Generator {
  add(name: string, index: object): unknown
}

/**
 * Types the pages of plugins for `inertia.render`, beside those of the core: `telecom::tariffs/index` is
 * plugins/telecom/inertia/pages/tariffs/index.vue, with the props that component declares.
 */
export function indexPluginPages() {
  return {
    run(_app: unknown, _hooks: unknown, generator: Generator) {
      generator.add('pluginPages', {
        source: 'plugins',
        glob: ['**/inertia/pages/**/*.vue'],
        output: '.adonisjs/server/plugin_pages.d.ts',
        as: writeTypes,
      })
    },
  }
}

function writeTypes(
  files: Files,
  out: Output,
  _options: unknown,
  helpers: { toImportPath(path: string): string }
) {
  out.writeLine(`import '@adonisjs/inertia/types'`)
  out.writeLine(`import type { VNodeProps, AllowedComponentProps, ComponentInstance } from 'vue'`)
  out.writeLine(`type Props<T> = Omit<`)
  out.writeLine(`  ComponentInstance<T>['$props'],`)
  out.writeLine(`  keyof VNodeProps | keyof AllowedComponentProps`)
  out.writeLine(`>`)
  out.writeLine(`declare module '@adonisjs/inertia/types' {`)
  out.writeLine(`  export interface InertiaPages {`)
  for (const [name, path] of Object.entries(files.asList())) {
    const [, plugin, page] = PAGE.exec(name) ?? []
    if (!plugin) continue
    const source = helpers.toImportPath(path)
    out.writeLine(`    '${plugin}::${page}': Props<(typeof import('${source}'))['default']>`)
  }
  out.writeLine(`  }`)
  out.writeLine(`}`)
}
