import { createContext, Script } from 'node:vm'
import { PluginTimeoutException } from '#app/plugin_host/exceptions/plugin_timeout_exception'

/** How long plugin code may take, in milliseconds. */
export interface TimeLimits {
  /** A chunk of rating groups; past it the chunk is worked on account by account. */
  readonly chunk: number
  /** One account alone; past it this account is parked. */
  readonly account: number
}

export const TIME_LIMITS: TimeLimits = { chunk: 20_000, account: 2_000 }

const script = new Script('work()')

/**
 * One for all calls, and empty between them: a context is given back by the second full collection
 * after its end only, and until then it would keep everything that the work has touched.
 */
const sandbox: { work: (() => void) | null } = { work: null }
const context = createContext(sandbox)

/**
 * Runs synchronous work and stops it after so many milliseconds with E_PLUGIN_TIMEOUT.
 *
 * V8 interrupts everything below the script, host functions included, so a rule that never returns
 * cannot hold a worker for ever. It is a watchdog and no sandbox: plugins are trusted code.
 */
export function withTimeLimit<T>(milliseconds: number, work: () => T): T {
  const outer = sandbox.work
  let result: { value: T } | undefined
  sandbox.work = () => {
    result = { value: work() }
  }
  try {
    script.runInContext(context, { timeout: milliseconds })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') {
      throw new PluginTimeoutException(milliseconds)
    }
    throw error
  } finally {
    sandbox.work = outer
  }
  return result!.value
}
