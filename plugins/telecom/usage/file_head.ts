import { PluginError } from '#sdk/errors'

/** How many bytes at the start of a file decide what it is. */
export const HEAD_BYTES = 4096

export type Encoding = 'utf-8' | 'windows-1252'

/** How much of the head is a byte order mark to be skipped; 0 or 3. */
export function byteOrderMarkLength(head: Uint8Array): number {
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0
}

/**
 * Refuses a file that is broken as a whole: empty, compressed, binary, markup, UTF-16, or not in
 * the encoding that was declared. Throws E_USAGE_FILE, with what to do next.
 */
export function assertTextFile(head: Uint8Array, encoding: Encoding): void {
  const problem = problemOf(head, encoding)
  if (problem !== null) throw new PluginError('E_USAGE_FILE', problem)
}

/** True for a head that `assertTextFile` accepts. */
export function isTextFile(head: Uint8Array): boolean {
  return problemOf(head, 'windows-1252') === null
}

/** The head as text, cut after the last whole line when the file goes on. */
export function headText(head: Uint8Array): string {
  return new TextDecoder().decode(head.subarray(byteOrderMarkLength(head), HEAD_BYTES))
}

function problemOf(head: Uint8Array, encoding: Encoding): string | null {
  if (head.length === 0) return 'The file is empty.'
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) {
    return 'The file is in UTF-16. Save it as UTF-8 and send it again.'
  }
  if ((head[0] === 0x50 && head[1] === 0x4b) || (head[0] === 0x1f && head[1] === 0x8b)) {
    return 'The file is compressed. Unpack it and send what is inside.'
  }
  if (head.includes(0)) {
    return 'The file is binary or in UTF-16, not text. Export it again as UTF-8 text.'
  }
  if (head[firstInk(head)] === 0x3c) {
    return 'The file is XML or HTML and holds no call records of a known kind.'
  }
  if (encoding === 'utf-8' && !isUtf8(head)) {
    return 'The file is not UTF-8. Declare the encoding windows-1252 or save it as UTF-8.'
  }
  return null
}

function firstInk(head: Uint8Array): number {
  let index = byteOrderMarkLength(head)
  while (index < head.length && head[index] <= 0x20) index++
  return index
}

/** With `stream`, a character that is cut off at the end of the head is no mistake. */
function isUtf8(head: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return true
  } catch {
    return false
  }
}
