import { isZeroRational, parseRational, ROUNDING_MODES, type RoundingMode } from '#sdk/decimal'
import {
  COMPARISONS,
  FUNCTIONS,
  isTruth,
  namesIn,
  type FunctionName,
  type Node,
} from '#plugins/standard/rating/formula_nodes'
import { formulaError, tokensOf, type Token } from '#plugins/standard/rating/formula_tokens'
import { evaluate } from '#plugins/standard/rating/formula_value'

const MAXIMUM_NODES = 300
const MAXIMUM_DEPTH = 40
const MAXIMUM_DIGITS = 12

/** How many arguments a function takes; without a second number, so many or more. */
const ARGUMENTS: Record<FunctionName, readonly [number, number?]> = {
  min: [2],
  max: [2],
  floor: [1, 1],
  ceil: [1, 1],
  abs: [1, 1],
  if: [3, 3],
  and: [2],
  or: [2],
  not: [1, 1],
}

/**
 * Reads a formula: numbers, names, + - * /, comparisons within if, and, or, not, and the functions
 * min, max, floor, ceil, abs and round(value, digits, mode). Throws E_STANDARD_FORMULA naming the
 * place of what is wrong.
 */
export function parseFormula(source: string): Node {
  return new FormulaParser(source).parse()
}

class FormulaParser {
  readonly #tokens: readonly Token[]
  #next = 0
  #nodes = 0
  #depth = 0

  constructor(private readonly source: string) {
    this.#tokens = tokensOf(source)
  }

  parse(): Node {
    const node = this.#number(this.#expression())
    const left = this.#peek()
    if (left.kind !== 'end') throw formulaError(left.at, `"${left.text}" does not belong here`)
    return node
  }

  #expression(): Node {
    this.#depth++
    if (this.#depth > MAXIMUM_DEPTH) {
      throw formulaError(this.#peek().at, 'The formula is nested too deeply')
    }
    const start = this.#peek().at
    const left = this.#sum()
    const found = this.#takeSign(...COMPARISONS)
    this.#depth--
    if (found === null) return left
    return this.#operation(found, start, [left, this.#sum()])
  }

  #sum(): Node {
    const start = this.#peek().at
    let left = this.#product()
    for (;;) {
      const found = this.#takeSign('+', '-')
      if (found === null) return left
      left = this.#operation(found, start, [left, this.#product()])
    }
  }

  #product(): Node {
    const start = this.#peek().at
    let left = this.#signed()
    for (;;) {
      const found = this.#takeSign('*', '/')
      if (found === null) return left
      const right = this.#signed()
      if (found.text === '/') assertNotZero(right, found.at)
      left = this.#operation(found, start, [left, right])
    }
  }

  #signed(): Node {
    const minus = this.#takeSign('-')
    if (minus === null) return this.#primary()
    const signed = this.#number(this.#primary())
    return this.#node({ kind: 'minus', parts: [signed], at: minus.at, text: this.#from(minus.at) })
  }

  #primary(): Node {
    const token = this.#take()
    if (token.kind === 'number') {
      const { at, text } = token
      return this.#node({ kind: 'number', value: parseRational(text), at, text })
    }
    if (token.kind === 'name') {
      return this.#takeSign('(') === null ? this.#name(token) : this.#call(token)
    }
    if (token.text !== '(') {
      throw formulaError(token.at, `A number or a name is missing before ${quoted(token)}`)
    }
    const inner = this.#expression()
    this.#expect(')')
    return inner
  }

  #name({ at, text }: Token): Node {
    return this.#node({ kind: 'name', name: text, at, text })
  }

  #call({ at, text: name }: Token): Node {
    if (name === 'round') return this.#round(at)
    if (!isFunction(name)) throw formulaError(at, `There is no function "${name}"`)
    const parts = [this.#expression()]
    while (this.#takeSign(',') !== null) parts.push(this.#expression())
    this.#expect(')')
    const [least, most] = ARGUMENTS[name]
    if (parts.length < least || parts.length > (most ?? MAXIMUM_NODES)) {
      throw formulaError(
        at,
        `"${name}" takes ${least}${most === undefined ? ' or more' : ''} values`
      )
    }
    for (const [index, part] of parts.entries()) {
      const isCondition = ['and', 'or', 'not'].includes(name) || (name === 'if' && index === 0)
      if (isCondition !== isTruth(part)) throw wrongKind(part, isCondition)
    }
    return this.#node({ kind: 'call', name, parts, at, text: this.#from(at) })
  }

  #round(at: number): Node {
    const value = this.#number(this.#expression())
    this.#expect(',')
    const sign = this.#takeSign('-') === null ? 1 : -1
    const digits = this.#take()
    if (!/^[0-9]{1,2}$/.test(digits.text) || Number(digits.text) > MAXIMUM_DIGITS) {
      throw formulaError(digits.at, `Digits are a whole number up to ${MAXIMUM_DIGITS}`)
    }
    const mode = this.#takeSign(',') === null ? null : this.#take()
    if (mode !== null && !isMode(mode.text)) {
      throw formulaError(mode.at, `"${mode.text}" is none of ${ROUNDING_MODES.join(', ')}`)
    }
    this.#expect(')')
    return this.#node({
      ...{ kind: 'round', parts: [value], digits: sign * Number(digits.text) },
      mode: (mode?.text ?? 'half_up') as RoundingMode,
      ...{ at, text: this.#from(at) },
    })
  }

  #operation(found: Token, start: number, [left, right]: readonly [Node, Node]): Node {
    const parts = [this.#number(left), this.#number(right)] as const
    const text = this.#from(start)
    return this.#node({ kind: 'operation', sign: found.text as never, parts, at: found.at, text })
  }

  #number(node: Node): Node {
    if (isTruth(node)) throw wrongKind(node, false)
    return node
  }

  #node(node: Node): Node {
    this.#nodes++
    if (this.#nodes > MAXIMUM_NODES) throw formulaError(node.at, 'The formula has too many parts')
    return node
  }

  #peek(): Token {
    return this.#tokens[this.#next]
  }

  #take(): Token {
    const token = this.#peek()
    if (token.kind !== 'end') this.#next++
    return token
  }

  #takeSign(...signs: readonly string[]): Token | null {
    const token = this.#peek()
    return token.kind === 'sign' && signs.includes(token.text) ? this.#take() : null
  }

  #expect(sign: string): void {
    const token = this.#take()
    if (token.text !== sign || token.kind !== 'sign') {
      throw formulaError(token.at, `"${sign}" is missing before ${quoted(token)}`)
    }
  }

  /** What was written from a place up to what was read last. */
  #from(at: number): string {
    const last = this.#tokens[this.#next - 1]
    return this.source.slice(at - 1, last.at - 1 + last.text.length)
  }
}

function assertNotZero(divisor: Node, at: number): void {
  if (isTruth(divisor) || namesIn(divisor).size > 0) return
  const value = evaluate(divisor, () => null)
  if (isZeroRational(value)) throw formulaError(at, 'Division by zero')
}

function wrongKind(node: Node, isCondition: boolean) {
  return isCondition
    ? formulaError(node.at, `"${node.text}" is a number where a condition is needed`)
    : formulaError(node.at, `"${node.text}" is a condition where a number is needed`)
}

function quoted({ kind, text }: Token): string {
  return kind === 'end' ? text : `"${text}"`
}

function isFunction(name: string): name is FunctionName {
  return FUNCTIONS.includes(name as FunctionName)
}

function isMode(name: string): boolean {
  return ROUNDING_MODES.includes(name as RoundingMode)
}
