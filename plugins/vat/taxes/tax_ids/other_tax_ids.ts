import * as ch from 'stdnum/lib/cjs/ch/vat.js'
import * as no from 'stdnum/lib/cjs/no/mva.js'
import * as ru from 'stdnum/lib/cjs/ru/inn.js'
import type { TaxIdRule } from '#plugins/vat/taxes/tax_ids/union_prefixes'

/** Tax ids outside the Union that the regime can check, by ISO country; stored as they are there. */
export const OTHER_TAX_IDS: { readonly [country: string]: TaxIdRule } = {
  CH: { country: 'CH', validate: ch.validate },
  LI: { country: 'LI', validate: ch.validate },
  NO: { country: 'NO', validate: no.validate },
  RU: { country: 'RU', validate: ru.validate },
}
