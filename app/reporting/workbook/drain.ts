import { once, type EventEmitter } from 'node:events'
import { setImmediate } from 'node:timers/promises'

/** A stream of the archive, whose implementation is older than `writableNeedDrain`. */
interface ArchiveEntry extends EventEmitter {
  readonly _writableState: { readonly needDrain: boolean }
}

/**
 * Waits until the archive has taken what a sheet wrote. The streaming writer itself never waits, so
 * a fast source would pile the whole sheet up in memory.
 */
export async function drainSheet(sheet: object): Promise<void> {
  const { pipes } = (sheet as { stream: { pipes: readonly ArchiveEntry[] } }).stream
  // The archive takes its entries one after the other, and reaches this one in a moment.
  if (pipes.length === 0) await setImmediate()
  for (const pipe of pipes) {
    if (pipe._writableState.needDrain) await once(pipe, 'drain')
  }
}
