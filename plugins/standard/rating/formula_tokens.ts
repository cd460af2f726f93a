import { MAXIMUM_DECIMAL_LENGTH } from '#sdk/decimal'
import { PluginError } from '#sdk/errors'

/** A piece of a formula; `at` is its place, counted from 1. */
export interface Token {
  readonly kind: 'number' | 'name' | 'sign' | 'end'
  readonly text: string
  readonly at: number
}

export const MAXIMUM_FORMULA = 1_000
const PIECE = /\s*(?:([0-9]+(?:\.[0-9]+)?)|([a-z][a-z0-9_]*)|(<=|>=|!=|[-+*/()<>=,]))/iy
const AT_MOST = 40

/** What a formula cannot be, with the place where that shows. */
export function formulaError(at: number, problem: string): PluginError {
  return new PluginError('E_STANDARD_FORMULA', `${problem} at character ${at}`)
}

/** Throws E_STANDARD_FORMULA for what is no part of a formula. */
export function tokensOf(source: string): Token[] {
  if (source.length > MAXIMUM_FORMULA) {
    throw formulaError(MAXIMUM_FORMULA, `A formula has ${MAXIMUM_FORMULA} characters at most`)
  }
  const tokens: Token[] = []
  const end = source.trimEnd().length
  PIECE.lastIndex = 0
  while (PIECE.lastIndex < end) {
    const from = PIECE.lastIndex
    const found = PIECE.exec(source)
    if (found === null) {
      const gap = source.slice(from).length - source.slice(from).trimStart().length
      throw formulaError(from + gap + 1, `"${source[from + gap]}" is no part of a formula`)
    }
    const [, number, name, sign] = found
    const text = number ?? name ?? sign
    const at = PIECE.lastIndex - text.length + 1
    if (text.length > Math.min(AT_MOST, MAXIMUM_DECIMAL_LENGTH)) {
      throw formulaError(at, `"${text.slice(0, 10)}…" is too long`)
    }
    tokens.push({ kind: kindOf(number, name), text, at })
  }
  return [...tokens, { kind: 'end', text: 'the end', at: end + 1 }]
}

function kindOf(number: string | undefined, name: string | undefined): Token['kind'] {
  if (number !== undefined) return 'number'
  return name === undefined ? 'sign' : 'name'
}
