import type { Rational, RoundingMode } from '#sdk/decimal'

export const COMPARISONS = ['<', '<=', '>', '>=', '=', '!='] as const
export const OPERATORS = ['+', '-', '*', '/'] as const
export const FUNCTIONS = ['min', 'max', 'floor', 'ceil', 'abs', 'if', 'and', 'or', 'not'] as const

type Operator = (typeof OPERATORS)[number] | (typeof COMPARISONS)[number]
export type FunctionName = (typeof FUNCTIONS)[number]

/** Part of a formula; `at` is the place of its sign or name, `text` the part as it was written. */
interface Part {
  readonly at: number
  readonly text: string
}

export type Node = Part &
  (
    | { readonly kind: 'number'; readonly value: Rational }
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'minus'; readonly parts: readonly [Node] }
    | { readonly kind: 'operation'; readonly sign: Operator; readonly parts: readonly [Node, Node] }
    | { readonly kind: 'call'; readonly name: FunctionName; readonly parts: readonly Node[] }
    | {
        readonly kind: 'round'
        readonly parts: readonly [Node]
        readonly digits: number
        readonly mode: RoundingMode
      }
  )

/** What is true or false, and no number. */
export function isTruth(node: Node): boolean {
  if (node.kind === 'operation') return COMPARISONS.includes(node.sign as never)
  return node.kind === 'call' && ['and', 'or', 'not'].includes(node.name)
}

/** Every name that a formula mentions, with the place of its first mention. */
export function namesIn(node: Node, found = new Map<string, number>()): Map<string, number> {
  if (node.kind === 'name' && !found.has(node.name)) found.set(node.name, node.at)
  if ('parts' in node) for (const part of node.parts) namesIn(part, found)
  return found
}
