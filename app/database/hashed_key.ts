import { hash } from 'node:crypto'

/**
 * A once-only key: the first half of SHA-256 over the length-prefixed parts, so that ('ab', 'c')
 * and ('a', 'bc') differ and no collation, padding or length limit of a database matters.
 */
export function hashedKey(...parts: readonly (string | number)[]): Buffer {
  return sha256(prefixed(parts)).subarray(0, 16)
}

function prefixed(parts: readonly (string | number)[]) {
  let text = ''
  for (const part of parts) {
    const value = String(part)
    text += `${value.length}:${value}`
  }
  return text
}

/**
 * Many hashes of one length in one piece of memory: a million small buffers of their own cost more
 * time and memory than the hashing.
 */
export class HashedKeys {
  readonly #memory: Buffer
  #used = 0

  constructor(
    capacity: number,
    readonly bytes: number
  ) {
    this.#memory = Buffer.allocUnsafeSlow(capacity * bytes)
  }

  /** The first bytes of SHA-256 of a text that is unambiguous as it stands. */
  add(text: string): Buffer {
    const from = this.#used
    this.#used += this.bytes
    this.#memory.write(hash('sha256', text, 'binary'), from, this.bytes, 'latin1')
    return this.#memory.subarray(from, this.#used)
  }

  /**
   * A key whose first four bytes place it beside the keys of its neighbours: numbers that follow
   * each other (record ids, times) lie in one part of the index. Keys that are spread over all of a
   * large index cost a page read and a page write each; these cost a tenth. The other bytes are the
   * hash, so two keys are as different as their parts are.
   */
  addPlaced(place: number, ...parts: readonly (string | number)[]): Buffer {
    const key = this.add(prefixed(parts))
    key.writeUInt32BE(place >>> 0, 0)
    return key
  }
}

/**
 * Where a text with a running number or a time in it belongs: 1,024 consecutive numbers share a
 * place. Taken from its longest run of digits; 0 for a text without digits.
 */
export function placeOf(text: string): number {
  let best = 0
  let bestLength = 0
  let value = 0
  let length = 0
  for (let index = 0; index <= text.length; index++) {
    const digit = text.charCodeAt(index) - 48
    if (digit >= 0 && digit <= 9) {
      value = length < 15 ? value * 10 + digit : value
      length++
      continue
    }
    if (length > bestLength) {
      best = value
      bestLength = length
    }
    value = 0
    length = 0
  }
  return Math.floor(best / 1024) % 2 ** 32
}

export function sha256(text: string | Uint8Array): Buffer {
  return hash('sha256', text, 'buffer')
}
