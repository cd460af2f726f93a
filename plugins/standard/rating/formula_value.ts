import {
  addRational,
  ceilRational,
  compareRational,
  divideRational,
  floorRational,
  formatRational,
  isZeroRational,
  maximumRational,
  minimumRational,
  multiplyRational,
  negateRational,
  ONE,
  rational,
  roundRational,
  subtractRational,
  ZERO,
  type Rational,
} from '#sdk/decimal'
import type { ExplanationStep } from '#sdk/explanation'
import type { Node } from '#plugins/standard/rating/formula_nodes'
import { formulaError } from '#plugins/standard/rating/formula_tokens'

/** What a name stands for; null for one that nobody knows. */
export type ValueOf = (name: string) => Rational | null

/** Numbers of so many bits are no amounts any more, and would make every step slow. */
const LARGEST = 1n << 4096n

/**
 * The exact value; what is true is 1. Only the branch of an `if` that counts is computed, so it may
 * guard a division. Each part writes itself into `steps`, worth nothing by itself. Throws
 * E_STANDARD_FORMULA for an unknown name and for a division by zero, naming the place.
 */
export function evaluate(node: Node, valueOf: ValueOf, steps?: ExplanationStep[]): Rational {
  const children: ExplanationStep[] = []
  const value = valueOfNode(node, (part) => evaluate(part, valueOf, children), valueOf)
  if (abs(value.numerator) > LARGEST || value.denominator > LARGEST) {
    throw formulaError(node.at, 'The value becomes too long')
  }
  if (steps !== undefined && node.kind !== 'number') {
    const values = { text: node.text, value: formatRational(value) }
    const key = 'standard.explain.formula_part'
    steps.push(children.length === 0 ? { key, values } : { key, values, children })
  }
  return value
}

function valueOfNode(node: Node, of: (part: Node) => Rational, valueOf: ValueOf): Rational {
  switch (node.kind) {
    case 'number':
      return node.value
    case 'name': {
      const value = valueOf(node.name)
      if (value === null) throw formulaError(node.at, `Nothing is named "${node.name}"`)
      return value
    }
    case 'minus':
      return negateRational(of(node.parts[0]))
    case 'round':
      return roundRational(of(node.parts[0]), node.digits, node.mode)
    case 'operation':
      return operate(node, of(node.parts[0]), of(node.parts[1]))
    case 'call':
      return call(node, of)
  }
}

function operate(
  { sign, at }: Extract<Node, { kind: 'operation' }>,
  left: Rational,
  right: Rational
): Rational {
  switch (sign) {
    case '+':
      return addRational(left, right)
    case '-':
      return subtractRational(left, right)
    case '*':
      return multiplyRational(left, right)
    case '/':
      if (isZeroRational(right)) throw formulaError(at, 'Division by zero')
      return divideRational(left, right)
    case '<':
      return truth(compareRational(left, right) < 0)
    case '<=':
      return truth(compareRational(left, right) <= 0)
    case '>':
      return truth(compareRational(left, right) > 0)
    case '>=':
      return truth(compareRational(left, right) >= 0)
    case '=':
      return truth(compareRational(left, right) === 0)
    case '!=':
      return truth(compareRational(left, right) !== 0)
  }
}

function call(
  { name, parts }: Extract<Node, { kind: 'call' }>,
  of: (part: Node) => Rational
): Rational {
  switch (name) {
    case 'min':
      return parts.map(of).reduce(minimumRational)
    case 'max':
      return parts.map(of).reduce(maximumRational)
    case 'floor':
      return rational(floorRational(of(parts[0])))
    case 'ceil':
      return rational(ceilRational(of(parts[0])))
    case 'abs': {
      const value = of(parts[0])
      return value.numerator < 0n ? negateRational(value) : value
    }
    case 'if':
      return isZeroRational(of(parts[0])) ? of(parts[2]) : of(parts[1])
    case 'and':
      return truth(parts.every((part) => !isZeroRational(of(part))))
    case 'or':
      return truth(parts.some((part) => !isZeroRational(of(part))))
    case 'not':
      return truth(isZeroRational(of(parts[0])))
  }
}

function truth(holds: boolean): Rational {
  return holds ? ONE : ZERO
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value
}
