import { CallStatistics } from '#app/plugin_host/call_statistics'
import { freezeDeep } from '#sdk/freeze'
import type { PluginCall } from '#app/plugin_host/plugin_call'
import { PluginContractException } from '#app/plugin_host/exceptions/plugin_contract_exception'
import { PluginFailedException } from '#app/plugin_host/exceptions/plugin_failed_exception'

/**
 * The one door to plugin code: measures, and turns whatever is thrown into E_PLUGIN_FAILED that
 * names the plugin. With `freezeInputs` (development and tests) what a plugin gets is frozen, so
 * that a plugin that writes into its input is found before production, where the walk is saved.
 */
export class PluginCaller {
  readonly statistics = new CallStatistics()
  /** A call that a time limit stopped never comes back to say that it ended. */
  #running: PluginCall | null = null

  constructor(readonly options: { readonly freezeInputs: boolean }) {}

  /** Hands over plain data that a plugin may read but never change. */
  input<T>(value: T): T {
    return this.options.freezeInputs ? freezeDeep(value) : value
  }

  /** The call that was stopped in the middle, if any; asking once forgets it. */
  takeInterrupted(): PluginCall | null {
    const interrupted = this.#running
    this.#running = null
    return interrupted
  }

  call<T>(call: PluginCall, work: () => T): T {
    const startedAt = performance.now()
    let failed = true
    this.#running = call
    try {
      const result = work()
      failed = false
      return result
    } catch (error) {
      throw wrap(call, error)
    } finally {
      this.#running = null
      this.statistics.record(call, performance.now() - startedAt, failed)
    }
  }

  async callAsync<T>(call: PluginCall, work: () => Promise<T>): Promise<T> {
    const startedAt = performance.now()
    let failed = true
    try {
      const result = await work()
      failed = false
      return result
    } catch (error) {
      throw wrap(call, error)
    } finally {
      this.statistics.record(call, performance.now() - startedAt, failed)
    }
  }
}

/** A contract error found inside the call (an invalid report to the sink) keeps its own name. */
function wrap(call: PluginCall, error: unknown): Error {
  if (error instanceof PluginContractException) return error
  return new PluginFailedException(call, error)
}
