import { PluginBootException } from '#app/plugin_host/exceptions/plugin_boot_exception'
import { PluginMissingException } from '#app/plugin_host/exceptions/plugin_missing_exception'

/** Something a plugin registered under a code, with the plugin's name beside it. */
export interface Registered<T> {
  readonly plugin: string
  readonly value: T
}

/**
 * What plugins registered at one point of the contract, by code and revision, in the order of
 * registration. The same code and revision twice is refused, naming both plugins.
 */
export class CodeTable<T extends { readonly code: string; readonly revision?: number }> {
  readonly #entries = new Map<string, Registered<T>>()
  #sealed = false

  constructor(readonly what: string) {}

  add(plugin: string, value: T): void {
    if (this.#sealed) {
      throw new PluginBootException(
        `Plugin "${plugin}" registers ${this.what} "${value.code}" after loading has ended`
      )
    }
    assertCode(plugin, this.what, value.code)
    assertRevision(plugin, this.what, value)
    this.#keep(plugin, value)
  }

  /** What the core itself brings: its codes have no plugin's name before them. */
  addOwn(value: T): void {
    this.#keep('core', value)
  }

  #keep(plugin: string, value: T): void {
    const key = keyOf(value.code, value.revision)
    const known = this.#entries.get(key)
    if (known !== undefined) {
      throw new PluginBootException(
        `Plugins "${known.plugin}" and "${plugin}" both register ${this.what} "${key}"`
      )
    }
    this.#entries.set(key, { plugin, value })
  }

  /** No further registration; called once when all plugins are loaded. */
  seal(): void {
    this.#sealed = true
  }

  find(code: string, revision?: number): Registered<T> | null {
    return this.#entries.get(keyOf(code, revision)) ?? null
  }

  /** Throws E_PLUGIN_MISSING. */
  get(code: string, revision?: number): Registered<T> {
    const found = this.find(code, revision)
    if (found === null) throw new PluginMissingException(this.what, keyOf(code, revision))
    return found
  }

  /** The highest revision of each code: what a new plan version or company may choose. */
  latest(): readonly Registered<T>[] {
    const byCode = new Map<string, Registered<T>>()
    for (const entry of this.#entries.values()) {
      const known = byCode.get(entry.value.code)
      if (known === undefined || (entry.value.revision ?? 0) > (known.value.revision ?? 0)) {
        byCode.set(entry.value.code, entry)
      }
    }
    return [...byCode.values()]
  }

  all(): readonly Registered<T>[] {
    return [...this.#entries.values()]
  }
}

export function keyOf(code: string, revision?: number): string {
  return revision === undefined ? code : `${code}@${revision}`
}

function assertCode(plugin: string, what: string, code: string): void {
  if (!code.startsWith(`${plugin}.`) || !/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$/.test(code)) {
    throw new PluginBootException(
      `Plugin "${plugin}" registers ${what} "${code}": codes are "${plugin}.<name>" in lower case`
    )
  }
}

function assertRevision(plugin: string, what: string, value: { revision?: number }): void {
  if (value.revision === undefined) return
  if (!Number.isSafeInteger(value.revision) || value.revision < 1) {
    throw new PluginBootException(
      `Plugin "${plugin}" registers ${what} with revision ${value.revision}: revisions count from 1`
    )
  }
}
