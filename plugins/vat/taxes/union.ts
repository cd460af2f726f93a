import type { LocalDate } from '#sdk/time'
import { territoryOf } from '#plugins/vat/taxes/rates'

/** Members of the Union's VAT territory: first day, and the day after the last one. */
const MEMBERS: { readonly [country: string]: readonly [from: LocalDate, until: LocalDate | null] } =
  {
    AT: ['1995-01-01', null],
    BE: ['1993-01-01', null],
    BG: ['2007-01-01', null],
    CY: ['2004-05-01', null],
    CZ: ['2004-05-01', null],
    DE: ['1993-01-01', null],
    DK: ['1993-01-01', null],
    EE: ['2004-05-01', null],
    ES: ['1993-01-01', null],
    FI: ['1995-01-01', null],
    FR: ['1993-01-01', null],
    // Until the end of the transition period of the withdrawal agreement.
    GB: ['1993-01-01', '2021-01-01'],
    GR: ['1993-01-01', null],
    HR: ['2013-07-01', null],
    HU: ['2004-05-01', null],
    IE: ['1993-01-01', null],
    IT: ['1993-01-01', null],
    LT: ['2004-05-01', null],
    LU: ['1993-01-01', null],
    LV: ['2004-05-01', null],
    MT: ['2004-05-01', null],
    NL: ['1993-01-01', null],
    PL: ['2004-05-01', null],
    PT: ['1993-01-01', null],
    RO: ['2007-01-01', null],
    SE: ['1995-01-01', null],
    SI: ['2004-05-01', null],
    SK: ['2004-05-01', null],
  }

/** Whether the country belongs to the Union for VAT on services on that day. */
export function isInUnion(country: string, on: LocalDate): boolean {
  const member = MEMBERS[territoryOf(country)]
  if (member === undefined) return false
  const [from, until] = member
  return on >= from && (until === null || on < until)
}
