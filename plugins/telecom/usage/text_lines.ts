import { assertTextFile, byteOrderMarkLength, HEAD_BYTES, type Encoding } from './file_head.js'

/** The longest line that is read; a longer one is reported with its beginning. */
export const MAXIMUM_LINE = 65536
/** How many characters of a row are kept. */
export const MAXIMUM_RAW = 8192
/** How many rows are handed on together. */
export const BLOCK_ROWS = 1000

/** Consecutive lines of a file. `problems[i]` says why line i cannot be read, null when it can. */
export interface LineBlock {
  /** Number of the first line, counted from 1. */
  readonly firstNumber: number
  readonly texts: string[]
  readonly problems: (LineProblem | null)[]
}

export type LineProblem = 'line_too_long' | 'control_characters' | 'not_in_encoding'

/**
 * Cuts a byte stream into lines without growing with the file: at most one chunk, one line and one
 * block are held. Bytes are first taken as Latin-1, which costs nothing and keeps every byte; only
 * lines of chunks with bytes beyond ASCII are decoded. Throws E_USAGE_FILE by the head of the file.
 */
export async function* readLines(
  source: AsyncIterable<Uint8Array>,
  encoding: Encoding,
  maximumLine = MAXIMUM_LINE
): AsyncGenerator<LineBlock> {
  const cutter = new LineCutter(encoding, maximumLine)
  let head: Uint8Array | null = new Uint8Array(0)
  for await (const chunk of source) {
    if (head !== null) {
      head = head.length === 0 ? chunk : Buffer.concat([head, chunk])
      if (head.length < HEAD_BYTES) continue
      assertTextFile(head.subarray(0, HEAD_BYTES), encoding)
      cutter.push(head.subarray(byteOrderMarkLength(head)))
      head = null
    } else {
      cutter.push(chunk)
    }
    yield* cutter.takeFull()
  }
  if (head !== null) {
    assertTextFile(head, encoding)
    cutter.push(head.subarray(byteOrderMarkLength(head)))
  }
  yield* cutter.takeAll()
}

class LineCutter {
  #decoder: TextDecoder
  #blocks: LineBlock[] = []
  #rest = ''
  #restIsOdd = false
  #skipping = false
  #lineNumber = 1

  constructor(
    encoding: Encoding,
    private readonly maximumLine: number
  ) {
    this.#decoder = new TextDecoder(encoding, { fatal: true })
  }

  push(chunk: Uint8Array): void {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    const chunkIsOdd = hasOddBytes(bytes)
    const odd = chunkIsOdd || this.#restIsOdd
    const text = this.#rest + bytes.toString('latin1')
    let from = 0
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', from)) {
      this.#add(text.slice(from, end), odd)
      from = end + 1
    }
    this.#keepRest(text.slice(from), from === 0 ? odd : chunkIsOdd)
  }

  /** The blocks that are full. */
  *takeFull(): Generator<LineBlock> {
    while (this.#blocks.length > 0 && this.#blocks[0].texts.length === BLOCK_ROWS) {
      yield this.#blocks.shift() as LineBlock
    }
  }

  /** What is left at the end of the file, a last line without line feed included. */
  *takeAll(): Generator<LineBlock> {
    if (this.#rest !== '' && !this.#skipping) this.#add(this.#rest, this.#restIsOdd)
    yield* this.#blocks.splice(0)
  }

  /** A line without end is reported once it is too long, and skipped up to its end. */
  #keepRest(rest: string, odd: boolean): void {
    this.#restIsOdd = odd
    if (this.#skipping) this.#rest = ''
    else if (rest.length <= this.maximumLine) this.#rest = rest
    else {
      this.#append(rest.slice(0, MAXIMUM_RAW), 'line_too_long')
      this.#rest = ''
      this.#skipping = true
    }
  }

  #add(line: string, odd: boolean): void {
    if (this.#skipping) {
      this.#skipping = false
      return
    }
    const text = line.charCodeAt(line.length - 1) === 13 ? line.slice(0, -1) : line
    if (text.length > this.maximumLine) this.#append(text.slice(0, MAXIMUM_RAW), 'line_too_long')
    else if (odd && hasOddBytes(Buffer.from(text, 'latin1'))) this.#addOdd(text)
    else this.#append(text, null)
  }

  #addOdd(text: string): void {
    const bytes = Buffer.from(text, 'latin1')
    if (bytes.some(isControl)) return this.#append(text, 'control_characters')
    try {
      this.#append(this.#decoder.decode(bytes), null)
    } catch {
      this.#append(text, 'not_in_encoding')
    }
  }

  #append(text: string, problem: LineProblem | null): void {
    let block = this.#blocks[this.#blocks.length - 1]
    if (block === undefined || block.texts.length === BLOCK_ROWS) {
      block = { firstNumber: this.#lineNumber, texts: [], problems: [] }
      this.#blocks.push(block)
    }
    block.texts.push(text)
    block.problems.push(problem)
    this.#lineNumber++
  }
}

/** Any byte outside printable ASCII, tab, line feed and the other white space. */
function hasOddBytes(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte > 126 || isControl(byte)) return true
  return false
}

function isControl(byte: number): boolean {
  return byte < 9 || (byte > 13 && byte < 32) || byte === 127
}
