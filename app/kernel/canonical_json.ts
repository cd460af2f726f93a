import { KernelError } from './errors.js'

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

/**
 * JSON text with sorted keys (by UTF-16 code unit, as RFC 8785) and no white space: the same value
 * always gives the same bytes. A bigint becomes a decimal string. Refuses, with E_NOT_CANONICAL and
 * the path of the culprit: undefined, numbers that are not safe integers, class instances,
 * functions, symbols, and nesting above 100 levels (which a circle is).
 */
export function canonicalJson(value: CanonicalValue): string {
  return write(value, '$', 0)
}

function write(value: unknown, path: string, depth: number): string {
  if (depth > MAXIMUM_DEPTH) throw refused(path, 'nested too deep')
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value)
    case 'boolean':
      return value ? 'true' : 'false'
    case 'bigint':
      return `"${value}"`
    case 'number':
      if (!Number.isSafeInteger(value)) throw refused(path, `the number ${value}`)
      return `${value}`
    case 'object':
      break
    default:
      throw refused(path, `a value of type ${typeof value}`)
  }
  if (value === null) return 'null'
  if (Array.isArray(value)) {
    const entries = Array.from(value, (entry, index) =>
      write(entry, `${path}[${index}]`, depth + 1)
    )
    return `[${entries.join(',')}]`
  }
  return writeObject(value, path, depth)
}

function writeObject(value: object, path: string, depth: number): string {
  const prototype = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) throw refused(path, 'a class instance')
  const record = value as Record<string, unknown>
  const entries = Object.keys(record)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${write(record[key], `${path}.${key}`, depth + 1)}`)
  return `{${entries.join(',')}}`
}

function refused(path: string, what: string): KernelError {
  return new KernelError('E_NOT_CANONICAL', `${path} is ${what}, which has no canonical JSON`)
}
