import { KernelError } from './errors.js'

/**
 * Decimal digits of each currency's minor unit, from ISO 4217 list one (current codes) and the
 * codes withdrawn since 2000 that old documents still bear (list three). Metals, test codes and
 * special drawing rights have no minor unit and are no currency to bill in, so they are left out.
 */
const CODES_BY_DIGITS: readonly (readonly [digits: number, codes: string])[] = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [
    2,
    'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD ' +
      'CAD CDF CHE CHF CHW CNY COP COU CRC CUC CUP CVE CYP CZK DKK DOP DZD EEK EGP ERN ETB EUR FJD FKP ' +
      'GBP GEL GHS GIP GMD GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK ' +
      'LBP LKR LRD LSL LTL LVL MAD MDL MGA MKD MMK MNT MOP MRO MRU MTL MUR MVR MWK MXN MXV MYR MZN NAD ' +
      'NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SIT SKK ' +
      'SLE SLL SOS SRD SSP STD STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED ' +
      'VEF VES WST XCD XCG YER ZAR ZMK ZMW ZWG ZWL',
  ],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
]

const DIGITS = new Map<string, number>(
  CODES_BY_DIGITS.flatMap(([digits, codes]) =>
    codes.split(' ').map((code): [string, number] => [code, digits])
  )
)

/**
 * Number of decimal digits of the currency's minor unit: JPY 0, EUR 2, KWD 3, CLF 4.
 * Throws E_UNKNOWN_CURRENCY for anything that is not an upper-case ISO 4217 code.
 */
export function currencyDigits(code: string): number {
  const digits = DIGITS.get(code)
  if (digits === undefined) {
    throw new KernelError('E_UNKNOWN_CURRENCY', `"${code}" is not an ISO 4217 currency code`)
  }
  return digits
}

/** True for a code that `currencyDigits` knows. */
export function isCurrency(code: string): boolean {
  return DIGITS.has(code)
}

/** All known currency codes in alphabetical order. */
export function currencyCodes(): string[] {
  return [...DIGITS.keys()].sort()
}
