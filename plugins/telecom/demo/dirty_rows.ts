import type { CallRow } from './call_writer.js'
import type { Random } from './random.js'

/** How many of the last clean rows may come a second time. */
const REMEMBERED = 500

/** Spoils rows in the ways in which switches and transfers do. */
export class DirtyRows {
  readonly #recent: CallRow[] = []
  #next = 0

  constructor(private readonly random: Random) {}

  /** A clean row as text, kept for a while as one that may be sent again. */
  remember(row: CallRow): string {
    this.#recent[this.#next] = row
    this.#next = (this.#next + 1) % REMEMBERED
    return row.join(',')
  }

  spoil(row: CallRow): string {
    const [id, , caller, called, start, quantity] = row
    switch (this.random.below(10)) {
      case 0:
      case 1:
        return this.#again(row).join(',')
      case 2: {
        const [oldId, type, oldCaller, oldCalled, oldStart] = this.#again(row)
        return [oldId, type, oldCaller, oldCalled, oldStart, `${+quantity + 1}`].join(',')
      }
      case 3:
        return [id, 'voice', caller, `210${this.random.digits(8)}`, start, quantity].join(',')
      case 4:
        return [id, 'voice', caller, `6721${this.random.digits(6)}`, start, quantity].join(',')
      case 5:
        return [id, 'voice', caller, called, start, this.random.pick(['-17', '', '9999999'])].join(
          ','
        )
      case 6:
        return [id, 'voice', `49309${this.random.digits(6)}`, called, start, quantity].join(',')
      case 7:
        return [id, 'voice', 'anonymous', called, start, quantity].join(',')
      case 8:
        return [id, 'voice', caller, called, `2099${start.slice(4)}`, quantity].join(',')
      default:
        return row.join(',').slice(0, 12 + this.random.below(20))
    }
  }

  #again(row: CallRow): CallRow {
    return this.#recent.length === 0 ? row : this.random.pick(this.#recent)
  }
}
