import { PluginError } from '#sdk/errors'
import { PluginContractException } from '#app/plugin_host/exceptions/plugin_contract_exception'
import { UsageFileException } from '#app/usage/exceptions/usage_file_exception'

/**
 * The sentence for the sender of a file that is broken as a whole, or null when something else went
 * wrong. The error may have passed through the format that was reading, so its causes count too.
 */
export function sayWhatIsBroken(error: unknown): string | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const isFile = cause instanceof PluginError && cause.code === 'E_USAGE_FILE'
    if (isFile || cause instanceof UsageFileException || cause instanceof PluginContractException) {
      return cause.message
    }
  }
  return null
}
