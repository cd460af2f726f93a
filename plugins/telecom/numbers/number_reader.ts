import { diallingPlanOf, type DiallingPlan } from './dialling_plan.js'

/**
 * Brings numbers as switches write them into the one spelling that is stored: E.164 digits without
 * plus (ITU-T E.164: up to 15), or up to six digits of a short number as dialled. A called number
 * may also be a star code or a name, which is kept as exact text in upper case; digits are never
 * picked out of a text.
 */
export interface NumberReader {
  /** The calling number, or null when it is none ('anonymous', a national number without country). */
  caller(text: string): string | null
  /** The called number, or null; '' stays '' (a record that names no destination). */
  called(text: string): string | null
}

export interface NumberOptions {
  /** Country whose national form the sender writes; null: national numbers are refused. */
  readonly country: string | null
  /** What the sender dials before a country code; null: as its country does, else '00'. */
  readonly accessCode: string | null
}

const SHORT_DIGITS = 6
const MAXIMUM_DIGITS = 15
const SEPARATORS = /[\s().\-/\u00a0]/g
const EXACT_TEXT = /^[0-9A-Z*#._-]{1,32}$/

export function createNumberReader(options: NumberOptions): NumberReader {
  const plan = options.country === null ? null : diallingPlanOf(options.country)
  const international = accessCodeOf(options, plan)
  const caller = (text: string) => {
    const digits = cleanDigits(text)
    return digits === null ? null : toInternational(digits, text, plan, international)
  }
  return {
    caller,
    called: (text) => (text === '' ? '' : (caller(text) ?? exactText(text))),
  }
}

/** Digits of a number without separators; a plus is removed; null when anything else stands in it. */
function cleanDigits(text: string): string | null {
  if (isDigits(text)) return text
  const plain = text.replace(SEPARATORS, '')
  const digits = plain.charCodeAt(0) === 43 ? plain.slice(1) : plain
  return isDigits(digits) ? digits : null
}

function isDigits(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code < 48 || code > 57) return false
  }
  return text.length > 0
}

function toInternational(
  digits: string,
  text: string,
  plan: DiallingPlan | null,
  accessCode: RegExp
): string | null {
  if (text.includes('+')) return internationalOrNull(digits)
  if (digits.length <= SHORT_DIGITS) return digits.length < 2 ? null : digits
  const access = accessCode.exec(digits)
  if (access !== null) return internationalOrNull(digits.slice(access[0].length))
  return internationalOrNull(plan === null ? digits : fromNational(digits, plan))
}

/**
 * Only what cannot be read otherwise is taken for national: a leading trunk prefix, or a national
 * length in a country that dials without one. '4930...' stays international everywhere.
 */
function fromNational(digits: string, plan: DiallingPlan): string {
  const { trunkPrefix, callingCode, nationalLengths } = plan
  if (plan.keepsTrunkPrefix) {
    const national = digits.startsWith('0') || (digits.startsWith('3') && digits.length <= 10)
    return national ? callingCode + digits : digits
  }
  if (trunkPrefix !== '' && digits.startsWith(trunkPrefix)) {
    const rest = digits.slice(trunkPrefix.length)
    if (nationalLengths.has(rest.length)) return callingCode + rest
  }
  if (trunkPrefix !== '0' && nationalLengths.has(digits.length)) return callingCode + digits
  return digits
}

function internationalOrNull(digits: string): string | null {
  if (digits.length > MAXIMUM_DIGITS || digits.length <= SHORT_DIGITS) return null
  return digits.charCodeAt(0) === 48 ? null : digits
}

function exactText(text: string): string | null {
  const upper = text.trim().toUpperCase()
  if (!EXACT_TEXT.test(upper)) return null
  return isDigits(upper) || upper.startsWith('+') ? null : upper
}

function accessCodeOf(options: NumberOptions, plan: DiallingPlan | null): RegExp {
  if (options.accessCode !== null && isDigits(options.accessCode)) {
    return new RegExp(`^${options.accessCode}`)
  }
  return plan?.accessCode ?? /^00/
}
