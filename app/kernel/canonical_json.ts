import { KernelError } from './errors.js'
import { shapeOf } from './object_shape.js'

/**
 * What may be hashed: plain data without fractions, so that one value has one text in every
 * language.
 */
export type CanonicalValue =
  | string
  | boolean
  | null
  | number
  | bigint
  | readonly CanonicalValue[]
  | { readonly [key: string]: CanonicalValue }

const MAXIMUM_DEPTH = 100

/** Printable ASCII that JSON writes as it is. */
const PLAIN_TEXT = /^[ !#-[\]-~]*$/

/**
 * JSON text with sorted keys (by UTF-16 code unit, as RFC 8785) and no white space: the same value
 * always gives the same bytes. A bigint becomes a decimal string. Refuses, with E_NOT_CANONICAL and
 * the path of the culprit: undefined, numbers that are not safe integers, class instances,
 * functions, symbols, and nesting above 100 levels (which a circle is).
 */
export function canonicalJson(value: CanonicalValue): string {
  const text = write(value, 0)
  if (text === null) throw refusal(value, '$', 0)
  return text
}

/**
 * The canonical JSON of an object whose members are canonical texts already: for a large part that
 * is written and hashed on its own as well.
 */
export function canonicalObject(members: { readonly [key: string]: string }): string {
  let text = '{'
  for (const { key, head } of shapeOf(Object.keys(members)).members) text += head + members[key]
  return `${text}}`
}

/** Null for what has no canonical text; who is to blame is looked for only then. */
function write(value: unknown, depth: number): string | null {
  switch (typeof value) {
    case 'string':
      return PLAIN_TEXT.test(value) ? `"${value}"` : JSON.stringify(value)
    case 'boolean':
      return value ? 'true' : 'false'
    case 'bigint':
      return `"${value}"`
    case 'number':
      return Number.isSafeInteger(value) ? `${value}` : null
    case 'object':
      if (value === null) return 'null'
      if (depth > MAXIMUM_DEPTH) return null
      return Array.isArray(value) ? writeArray(value, depth) : writeObject(value, depth)
    default:
      return null
  }
}

function writeArray(list: readonly unknown[], depth: number): string | null {
  let text = '['
  let comma = ''
  for (const element of list) {
    const entry = write(element, depth + 1)
    if (entry === null) return null
    text += comma + entry
    comma = ','
  }
  return `${text}]`
}

function writeObject(value: object, depth: number): string | null {
  if (!isPlain(value)) return null
  const record = value as Record<string, unknown>
  let text = '{'
  for (const { key, head } of shapeOf(Object.keys(record)).members) {
    const entry = write(record[key], depth + 1)
    if (entry === null) return null
    text += head + entry
  }
  return `${text}}`
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** The error for the first part of `value` that has no canonical text. */
function refusal(value: unknown, path: string, depth: number): KernelError {
  if (typeof value === 'number') return refused(path, `the number ${value}`)
  if (typeof value !== 'object' || value === null) {
    return refused(path, `a value of type ${typeof value}`)
  }
  if (depth > MAXIMUM_DEPTH) return refused(path, 'nested too deep')
  if (!Array.isArray(value) && !isPlain(value)) return refused(path, 'a class instance')
  const places: [string, unknown][] = Array.isArray(value)
    ? Array.from(value, (entry, index) => [`${path}[${index}]`, entry])
    : Object.entries(value).map(([key, entry]) => [`${path}.${key}`, entry])
  const [place, culprit] = places.find(([, entry]) => write(entry, depth + 1) === null)!
  return refusal(culprit, place, depth + 1)
}

function refused(path: string, what: string): KernelError {
  return new KernelError('E_NOT_CANONICAL', `${path} is ${what}, which has no canonical JSON`)
}
