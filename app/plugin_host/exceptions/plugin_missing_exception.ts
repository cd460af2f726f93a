import { Exception } from '@adonisjs/core/exceptions'

/**
 * A charge, company or document names a code and revision that no deployed plugin registers. The
 * accounts concerned are parked with this reason; the rest of the run goes on.
 */
export class PluginMissingException extends Exception {
  static status = 500
  static code = 'E_PLUGIN_MISSING'

  constructor(what: string, code: string) {
    super(`No deployed plugin registers ${what} "${code}": deploy the plugin that brings it`)
  }
}
