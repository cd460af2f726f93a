import type { PluginCall } from '#app/plugin_host/plugin_call'

export interface CallStatistic {
  calls: number
  failures: number
  milliseconds: number
}

/** How often plugin code was called in this process, and how long it took. */
export class CallStatistics {
  readonly #byCall = new Map<string, CallStatistic>()

  record(call: PluginCall, milliseconds: number, failed: boolean): void {
    const key = `${call.code} ${call.point}`
    const known = this.#byCall.get(key)
    if (known === undefined) {
      this.#byCall.set(key, { calls: 1, failures: failed ? 1 : 0, milliseconds })
      return
    }
    known.calls++
    known.milliseconds += milliseconds
    if (failed) known.failures++
  }

  entries(): ReadonlyMap<string, Readonly<CallStatistic>> {
    return this.#byCall
  }
}
