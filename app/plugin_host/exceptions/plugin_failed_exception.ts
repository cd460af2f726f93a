import { Exception } from '@adonisjs/core/exceptions'
import { describeCall, type PluginCall } from '#app/plugin_host/plugin_call'

/** Plugin code threw. The cause is kept; `reason` is its code when the plugin threw on purpose. */
export class PluginFailedException extends Exception {
  static status = 500
  static code = 'E_PLUGIN_FAILED'

  readonly reason: string | null

  constructor(
    readonly call: PluginCall,
    cause: unknown
  ) {
    const message = cause instanceof Error ? cause.message : String(cause)
    super(`${describeCall(call)} failed: ${message}`, { cause })
    this.reason = reasonOf(cause)
  }
}

function reasonOf(cause: unknown): string | null {
  if (!(cause instanceof Error) || !('code' in cause)) return null
  return typeof cause.code === 'string' && cause.code.startsWith('E_') ? cause.code : null
}
