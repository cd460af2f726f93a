const CHILDREN = 10
const FIRST_CAPACITY = 1024

/**
 * Digit prefixes in one flat Int32Array of ten children a node. A prefix leads to one or several
 * entries (the same prefix at different times); entries are numbers that the caller gives meaning.
 * Looking up takes one array read a digit, whatever the number of prefixes.
 */
export class PrefixTrie {
  #children = new Int32Array(FIRST_CAPACITY * CHILDREN)
  #firstEntry = new Int32Array(FIRST_CAPACITY).fill(-1)
  #nodes = 1
  #entryNext: number[] = []

  /** Adds `entry` (counted from 0, each given once) at a prefix of digits; '' is every number. */
  add(prefix: string, entry: number): void {
    let node = 0
    for (let index = 0; index < prefix.length; index++) {
      const digit = prefix.charCodeAt(index) - 48
      if (digit < 0 || digit > 9) throw new RangeError(`"${prefix}" is no prefix of digits`)
      node = this.#childOf(node, digit)
    }
    this.#entryNext[entry] = this.#firstEntry[node]
    this.#firstEntry[node] = entry
  }

  /** The entry of the longest prefix of a number of digits, -1 when none fits. */
  longest(number: string): number {
    const children = this.#children
    const firstEntry = this.#firstEntry
    let node = 0
    let best = firstEntry[0]
    for (let index = 0; index < number.length; index++) {
      const digit = number.charCodeAt(index) - 48
      if (digit < 0 || digit > 9) break
      node = children[node * CHILDREN + digit]
      if (node === 0) break
      if (firstEntry[node] !== -1) best = firstEntry[node]
    }
    return best
  }

  /**
   * The entries of the prefixes of `number`, the longest prefix first, are handed to `accepts`; the
   * first that it takes is the answer, -1 when it takes none. Digits are read up to the first
   * character that is none.
   */
  match(number: string, accepts: (entry: number) => boolean): number {
    let node = 0
    let depth = 0
    const path = this.#path
    path[0] = 0
    for (let index = 0; index < number.length && index < MAXIMUM_DEPTH; index++) {
      const digit = number.charCodeAt(index) - 48
      if (digit < 0 || digit > 9) break
      node = this.#children[node * CHILDREN + digit]
      if (node === 0) break
      path[++depth] = node
    }
    for (; depth >= 0; depth--) {
      let entry = this.#firstEntry[path[depth]]
      for (; entry !== -1; entry = this.#entryNext[entry]) if (accepts(entry)) return entry
    }
    return -1
  }

  get nodes(): number {
    return this.#nodes
  }

  #path = new Int32Array(MAXIMUM_DEPTH + 1)

  #childOf(node: number, digit: number): number {
    const slot = node * CHILDREN + digit
    if (this.#children[slot] !== 0) return this.#children[slot]
    if (this.#nodes === this.#firstEntry.length) this.#grow()
    this.#children[slot] = this.#nodes
    return this.#nodes++
  }

  #grow(): void {
    const children = new Int32Array(this.#children.length * 2)
    children.set(this.#children)
    this.#children = children
    const firstEntry = new Int32Array(this.#firstEntry.length * 2).fill(-1)
    firstEntry.set(this.#firstEntry)
    this.#firstEntry = firstEntry
  }
}

/** Longest prefix that is looked at; E.164 has 15 digits, national spellings a few more. */
const MAXIMUM_DEPTH = 32
