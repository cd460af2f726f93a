import { Exception } from '@adonisjs/core/exceptions'

/** A plugin that cannot be loaded as configured; the application refuses to start. */
export class PluginBootException extends Exception {
  static status = 500
  static code = 'E_PLUGIN_BOOT'
}
