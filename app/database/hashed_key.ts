import { hash } from 'node:crypto'

/**
 * A once-only key: the first half of SHA-256 over the length-prefixed parts, so that ('ab', 'c')
 * and ('a', 'bc') differ and no collation, padding or length limit of a database matters.
 */
export function hashedKey(...parts: readonly (string | number)[]): Buffer {
  let text = ''
  for (const part of parts) {
    const value = String(part)
    text += `${value.length}:${value}`
  }
  return sha256(text).subarray(0, 16)
}

export function sha256(text: string | Uint8Array): Buffer {
  return hash('sha256', text, 'buffer')
}
