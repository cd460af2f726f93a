/** A longer document is taken for broken; the largest seen from a switch has 40 KB. */
export const MAXIMUM_DOCUMENT = 1048576

/** One record as it stands in the file: JSON, the header lines of an event, or neither. */
export interface SwitchDocument {
  readonly kind: 'json' | 'event' | 'broken'
  readonly text: string
}

const EVENT_LINE = /^[A-Za-z_][\w-]*:/

/**
 * Cuts lines into documents. JSON ends where its braces do; an event ends with an empty line or
 * where the next event begins. A line that begins with a brace while a document is still open means
 * that the open one was cut off, so that one broken document never swallows the next.
 */
export class DocumentCutter {
  #lines: string[] = []
  #size = 0
  #kind: 'json' | 'event' | null = null
  #depth = 0

  push(line: string): SwitchDocument[] {
    if (this.#kind === 'event') return this.#pushEvent(line)
    if (this.#kind === 'json' && line.charCodeAt(0) !== 123) return this.#scan(line)
    return [...this.finish(), ...this.#open(line)]
  }

  /** A line that could not be read spoils the document it belongs to. */
  pushBroken(line: string): SwitchDocument[] {
    const text = [...this.#lines, line].join('\n')
    this.#reset()
    return [{ kind: 'broken', text }]
  }

  /** What is open at the end of the input. */
  finish(): SwitchDocument[] {
    if (this.#kind === null) return []
    const kind = this.#kind === 'event' ? 'event' : 'broken'
    const text = this.#lines.join('\n')
    this.#reset()
    return [{ kind, text }]
  }

  #open(line: string): SwitchDocument[] {
    const text = line.replace(/^[\s,[\]]+/, '')
    if (text === '') return []
    if (text.charCodeAt(0) === 123) {
      this.#kind = 'json'
      return this.#scan(text)
    }
    if (!EVENT_LINE.test(text)) return [{ kind: 'broken', text: line }]
    this.#kind = 'event'
    return this.#pushEvent(text)
  }

  #pushEvent(line: string): SwitchDocument[] {
    if (line.trim() === '') return this.finish()
    if (line.startsWith('Event-Name:') && this.#lines.length > 0) {
      return [...this.finish(), ...this.#open(line)]
    }
    return this.#keep(line)
  }

  /** Counts braces outside of texts; a text never spans lines. */
  #scan(line: string): SwitchDocument[] {
    let inText = false
    for (let index = 0; index < line.length; index++) {
      const code = line.charCodeAt(index)
      if (inText) {
        if (code === 92) index++
        else if (code === 34) inText = false
      } else if (code === 34) inText = true
      else if (code === 123) this.#depth++
      else if (code === 125 && --this.#depth === 0) return this.#close(line, index + 1)
    }
    return this.#keep(line)
  }

  #close(line: string, end: number): SwitchDocument[] {
    const text = [...this.#lines, line.slice(0, end)].join('\n')
    this.#reset()
    const rest = line.slice(end)
    return [{ kind: 'json', text }, ...(rest.trim() === '' ? [] : this.#open(rest))]
  }

  #keep(line: string): SwitchDocument[] {
    this.#lines.push(line)
    this.#size += line.length + 1
    if (this.#size <= MAXIMUM_DOCUMENT) return []
    return this.pushBroken('')
  }

  #reset(): void {
    this.#lines = []
    this.#size = 0
    this.#kind = null
    this.#depth = 0
  }
}
