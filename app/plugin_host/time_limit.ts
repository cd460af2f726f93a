import { createContext, Script } from 'node:vm'
import { PluginTimeoutException } from '#app/plugin_host/exceptions/plugin_timeout_exception'

/** A chunk of rating groups; when it is exceeded the chunk is worked on account by account. */
export const CHUNK_TIME_LIMIT = 20_000
/** One account alone; when it is exceeded this account is parked. */
export const ACCOUNT_TIME_LIMIT = 2_000

const script = new Script('work()')

/**
 * Runs synchronous work and stops it after so many milliseconds with E_PLUGIN_TIMEOUT.
 *
 * V8 interrupts everything below the script, host functions included, so a rule that never returns
 * cannot hold a worker for ever. It is a watchdog and no sandbox: plugins are trusted code.
 */
export function withTimeLimit<T>(milliseconds: number, work: () => T): T {
  let result: { value: T } | undefined
  const context = createContext({
    work: () => {
      result = { value: work() }
    },
  })
  try {
    script.runInContext(context, { timeout: milliseconds })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') {
      throw new PluginTimeoutException(milliseconds)
    }
    throw error
  }
  return result!.value
}
