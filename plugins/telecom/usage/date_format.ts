import { PluginError } from '#sdk/errors'

export interface LocalParts {
  /** 'YYYY-MM-DD', not yet checked to be a real day. */
  readonly date: string
  readonly hour: number
  readonly minute: number
  readonly second: number
}

/** Reads a text by one pattern, or answers null. */
export type DateFormat = (text: string) => LocalParts | null

const TOKENS: Record<string, string> = {
  yyyy: '(?<year>\\d{4})',
  yy: '(?<shortYear>\\d{2})',
  MM: '(?<month>\\d{2})',
  dd: '(?<day>\\d{2})',
  HH: '(?<hour>\\d{2})',
  mm: '(?<minute>\\d{2})',
  ss: '(?<second>\\d{2})',
}

/**
 * A pattern of yyyy or yy (2000 to 2099), MM, dd, HH, mm, ss; every other character stands for
 * itself, and a fraction of a second after it is ignored. Throws E_USAGE_OPTIONS.
 */
export function readDateFormat(pattern: string): DateFormat {
  const source = pattern.replace(/yyyy|yy|MM|dd|HH|mm|ss|[^A-Za-z0-9]|T/g, literalOrToken)
  if (!/yyyy|yy/.test(pattern) || !pattern.includes('MM') || !pattern.includes('dd')) {
    throw new PluginError('E_USAGE_OPTIONS', `The date format "${pattern}" lacks yyyy, MM or dd.`)
  }
  const expression = compile(source, pattern)
  return (text) => {
    const groups = expression.exec(text)?.groups
    if (groups === undefined) return null
    const year = groups.year ?? `20${groups.shortYear}`
    return {
      date: `${year}-${groups.month}-${groups.day}`,
      hour: Number(groups.hour ?? 0),
      minute: Number(groups.minute ?? 0),
      second: Number(groups.second ?? 0),
    }
  }
}

function literalOrToken(part: string): string {
  return TOKENS[part] ?? part.replace(/[.*+?^${}()|[\]\\/-]/, '\\$&')
}

function compile(source: string, pattern: string): RegExp {
  try {
    return new RegExp(`^${source}(?:[.,]\\d{1,9})?$`)
  } catch (error) {
    throw new PluginError('E_USAGE_OPTIONS', `The date format "${pattern}" repeats a part.`, {
      cause: error,
    })
  }
}
