import type { TaxIdCheck } from '#sdk/taxation'
import {
  isCzechSpecialNumber,
  isNewLatvianPersonNumber,
} from '#plugins/vat/taxes/tax_ids/exceptions'
import { OTHER_TAX_IDS } from '#plugins/vat/taxes/tax_ids/other_tax_ids'
import { prefixOf, VAT_PREFIXES, type TaxIdRule } from '#plugins/vat/taxes/tax_ids/union_prefixes'

const MAXIMUM_LENGTH = 40

/**
 * Checks a tax id as people write it ("DE 136 695 976", "ATU13585627", "CHE-107.787.577 MWST") and
 * returns the one stored spelling: the prefix of VAT numbers and the bare number behind it.
 *
 * The check digits are looked at, nobody is asked whether the number is alive. Reasons: 'empty',
 * 'too_long', 'wrong_country' (a prefix of another country), 'unknown_country', 'invalid'.
 */
export function checkTaxId(country: string, raw: string): TaxIdCheck {
  const bare = raw
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s.\-–/]/g, '')
  if (bare === '') return refused('empty')
  if (bare.length > MAXIMUM_LENGTH) return refused('too_long')
  const prefix = prefixOf(country)
  return prefix === null ? checkOther(country, bare) : checkPrefixed(country, prefix, bare)
}

/** Northern Ireland's XI is a British number with another prefix, so both are kept as written. */
function checkPrefixed(country: string, prefix: string, bare: string): TaxIdCheck {
  const written = bare.slice(0, 2)
  const rule = VAT_PREFIXES[written]
  if (rule !== undefined && isPrefixOf(rule, country)) {
    const check = checkNumber(written, bare.slice(2), rule)
    if (check.ok) return check
  }
  const check = checkNumber(prefix, bare, VAT_PREFIXES[prefix])
  if (check.ok) return check
  return rule !== undefined && !isPrefixOf(rule, country) ? refused('wrong_country') : check
}

function isPrefixOf(rule: TaxIdRule, country: string): boolean {
  return rule.country === country || prefixOf(country) === rule.country
}

function checkNumber(prefix: string, number: string, rule: TaxIdRule): TaxIdCheck {
  const { isValid, compact } = validate(rule, number)
  if (isValid) return accepted(prefix + stripPrefix(compact, prefix))
  const isException =
    (prefix === 'CZ' && isCzechSpecialNumber(number)) ||
    (prefix === 'LV' && isNewLatvianPersonNumber(number))
  return isException ? accepted(prefix + number) : refused('invalid')
}

function checkOther(country: string, bare: string): TaxIdCheck {
  const rule = OTHER_TAX_IDS[country]
  if (rule === undefined) return refused('unknown_country')
  const { isValid, compact } = validate(rule, bare)
  return isValid ? accepted(compact) : refused('invalid')
}

/** Some checks throw on input that is far from a number instead of refusing it. */
function validate(rule: TaxIdRule, text: string): { isValid: boolean; compact: string } {
  try {
    const result = rule.validate(text)
    return { isValid: result.isValid, compact: result.isValid ? result.compact : '' }
  } catch {
    return { isValid: false, compact: '' }
  }
}

function stripPrefix(compact: string, prefix: string): string {
  return compact.startsWith(prefix) ? compact.slice(prefix.length) : compact
}

function accepted(normalized: string): TaxIdCheck {
  return { ok: true, normalized, reason: null }
}

function refused(reason: string): TaxIdCheck {
  return { ok: false, normalized: null, reason }
}
