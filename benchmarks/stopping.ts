import process, { stdout } from 'node:process'

const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const

/** Thrown where a bench goes no further, so that it takes back on its way out what it has set up. */
export class Stopped extends Error {
  constructor(readonly exitCode: number) {
    super('The bench was stopped.')
  }
}

let stopped: Stopped | null = null
let endChild: (() => void) | null = null

/**
 * A signal ends the running child alone: the bench then leaves by the same way as after a failing
 * stage. A second signal changes nothing, because databases and settings wait to be put back.
 */
export function stopOnSignals() {
  for (const [signal, exitCode] of Object.entries(SIGNALS)) {
    process.on(signal, () => {
      if (stopped === null) stdout.write('\nStopping: databases and files are taken back …\n')
      stopped ??= new Stopped(exitCode)
      endChild?.()
    })
  }
}

/** Runs work with a child process that a signal ends; throws `Stopped` when one came. */
export async function stoppable<T>(end: () => void, work: Promise<T>): Promise<T> {
  endChild = end
  if (stopped !== null) end()
  try {
    const result = await work
    throwIfStopped()
    return result
  } catch (error) {
    throw stopped ?? error
  } finally {
    endChild = null
  }
}

export function throwIfStopped() {
  if (stopped !== null) throw stopped
}
