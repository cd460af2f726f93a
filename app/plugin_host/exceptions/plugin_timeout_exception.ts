import { Exception } from '@adonisjs/core/exceptions'
import { describeCall, type PluginCall } from '#app/plugin_host/plugin_call'

/** Work that contains plugin code did not return in time and was stopped. */
export class PluginTimeoutException extends Exception {
  static status = 500
  static code = 'E_PLUGIN_TIMEOUT'

  constructor(
    readonly milliseconds: number,
    call: PluginCall | null = null
  ) {
    const what = call === null ? 'Plugin code' : describeCall(call)
    super(`${what} did not return within ${milliseconds} ms and was stopped`)
  }
}
