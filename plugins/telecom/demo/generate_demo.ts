import { startOfLocalDay, addMonths } from '#sdk/time'
import type { DemoAccount } from './demo_accounts.js'
import { CallWriter } from './call_writer.js'
import { DirtyRows } from './dirty_rows.js'
import { Random } from './random.js'
import { TrafficClock } from './traffic_clock.js'

export interface DemoUsageOptions {
  readonly accounts: readonly DemoAccount[]
  /** Rows of the file, dirty ones included, the heading not. */
  readonly records: number
  /** First day, 'YYYY-MM-01', in the zone of the company. */
  readonly from: string
  readonly months: number
  readonly timeZone: string
  readonly seed: number
  /** Dirty rows in a thousand; 20 when not given. */
  readonly dirtyPerThousand?: number
}

/** How many rows are handed on together. */
const ROWS_A_CHUNK = 2000

/**
 * Call records of a make-believe operator as the CSV that `telecom.csv` reads by default, in order
 * of time: calls come as a Poisson process that follows the hours of the week, durations are
 * log-normal, a few accounts make most of the calls. About two rows in a hundred are as they should
 * not be. The same options give the same bytes.
 */
export function* generateDemoUsage(options: DemoUsageOptions): Generator<Uint8Array> {
  const { accounts, records, from, months, timeZone, seed } = options
  const start = startOfLocalDay(timeZone, from)
  const end = startOfLocalDay(timeZone, addMonths(from, months))
  const clock = new TrafficClock(start, end, records, seed)
  const random = new Random(seed ^ 0x5bd1e995)
  const writer = new CallWriter(accounts, random)
  const dirty = new DirtyRows(random)
  const share = (options.dirtyPerThousand ?? 20) / 1000
  const encoder = new TextEncoder()
  let text = 'id,type,caller,called,start,quantity\n'
  for (let index = 0; index < records; index++) {
    const row = writer.row(index, clock.next())
    text += random.next() < share ? dirty.spoil(row) : dirty.remember(row)
    text += '\n'
    if ((index + 1) % ROWS_A_CHUNK === 0) {
      yield encoder.encode(text)
      text = ''
    }
  }
  if (text !== '') yield encoder.encode(text)
}
