import { Exception } from '@adonisjs/core/exceptions'

/** Somebody asked for a plugin that is not deployed here. */
export class PluginUnknownException extends Exception {
  static status = 404
  static code = 'E_PLUGIN_UNKNOWN'

  constructor(name: string) {
    super(`No plugin "${name}" is deployed`)
  }
}
