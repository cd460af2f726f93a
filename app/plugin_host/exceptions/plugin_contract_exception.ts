import { Exception } from '@adonisjs/core/exceptions'
import { describeCall, type PluginCall } from '#app/plugin_host/plugin_call'

/** Plugin code returned something the contract does not allow; `field` says where. */
export class PluginContractException extends Exception {
  static status = 500
  static code = 'E_PLUGIN_CONTRACT'

  constructor(
    readonly call: PluginCall,
    readonly field: string,
    problem: string
  ) {
    super(`${describeCall(call)} broke the contract at "${field}": ${problem}`)
  }
}
