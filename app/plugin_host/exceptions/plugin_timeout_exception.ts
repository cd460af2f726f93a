import { Exception } from '@adonisjs/core/exceptions'

/** Work that contains plugin code did not return in time and was stopped. */
export class PluginTimeoutException extends Exception {
  static status = 500
  static code = 'E_PLUGIN_TIMEOUT'

  constructor(readonly milliseconds: number) {
    super(`Plugin code did not return within ${milliseconds} ms and was stopped`)
  }
}
