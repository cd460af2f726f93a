const VERSION = /^(\d+)\.(\d+)\.(\d+)$/
const RANGE = /^(\^|~|>=)?(\d+\.\d+\.\d+)$/

type Version = readonly [major: number, minor: number, patch: number]

/**
 * Whether `version` lies in `range`: an exact version, or one with `^`, `~` or `>=` before it, as
 * npm reads them (`^0.1.2` keeps the minor, because before 1.0.0 a minor may break). Null when the
 * range is written in any other way; the SDK needs no more than these forms.
 */
export function satisfiesRange(version: string, range: string): boolean | null {
  const actual = parse(version)
  const match = RANGE.exec(range)
  if (match === null || actual === null) return null
  const lowest = parse(match[2])!
  const order = compare(actual, lowest)
  if (match[1] === undefined) return order === 0
  if (order < 0) return false
  if (match[1] === '>=') return true
  const kept = match[1] === '~' ? 2 : significantParts(lowest)
  return actual.slice(0, kept).join('.') === lowest.slice(0, kept).join('.')
}

function significantParts([major, minor]: Version): number {
  if (major > 0) return 1
  return minor > 0 ? 2 : 3
}

function compare(left: Version, right: Version): number {
  for (let part = 0; part < 3; part++) {
    if (left[part] !== right[part]) return left[part] - right[part]
  }
  return 0
}

function parse(text: string): Version | null {
  const match = VERSION.exec(text)
  return match === null ? null : [Number(match[1]), Number(match[2]), Number(match[3])]
}
