import type { Validator } from 'stdnum/lib/cjs/types.js'
import * as at from 'stdnum/lib/cjs/at/uid.js'
import * as be from 'stdnum/lib/cjs/be/vat.js'
import * as bg from 'stdnum/lib/cjs/bg/vat.js'
import * as cy from 'stdnum/lib/cjs/cy/vat.js'
import * as cz from 'stdnum/lib/cjs/cz/dic.js'
import * as de from 'stdnum/lib/cjs/de/vat.js'
import * as dk from 'stdnum/lib/cjs/dk/cvr.js'
import * as ee from 'stdnum/lib/cjs/ee/kmkr.js'
import * as es from 'stdnum/lib/cjs/es/nif.js'
import * as fi from 'stdnum/lib/cjs/fi/alv.js'
import * as fr from 'stdnum/lib/cjs/fr/tva.js'
import * as gb from 'stdnum/lib/cjs/gb/vat.js'
import * as gr from 'stdnum/lib/cjs/gr/vat.js'
import * as hr from 'stdnum/lib/cjs/hr/oib.js'
import * as hu from 'stdnum/lib/cjs/hu/anum.js'
import * as ie from 'stdnum/lib/cjs/ie/vat.js'
import * as it from 'stdnum/lib/cjs/it/iva.js'
import * as lt from 'stdnum/lib/cjs/lt/pvm.js'
import * as lu from 'stdnum/lib/cjs/lu/tva.js'
import * as lv from 'stdnum/lib/cjs/lv/pvn.js'
import * as mt from 'stdnum/lib/cjs/mt/vat.js'
import * as nl from 'stdnum/lib/cjs/nl/btw.js'
import * as pl from 'stdnum/lib/cjs/pl/nip.js'
import * as pt from 'stdnum/lib/cjs/pt/nif.js'
import * as ro from 'stdnum/lib/cjs/ro/cif.js'
import * as se from 'stdnum/lib/cjs/se/vat.js'
import * as si from 'stdnum/lib/cjs/si/ddv.js'
import * as sk from 'stdnum/lib/cjs/sk/dph.js'

/** How the VAT numbers of a country are written and checked. */
export interface TaxIdRule {
  /** ISO country of the holder. */
  readonly country: string
  readonly validate: Validator['validate']
}

/**
 * The prefixes of VAT numbers (article 215 of Directive 2006/112/EC). They are not always the ISO
 * code: Greece writes EL, and Northern Ireland has XI for goods beside the British GB.
 */
export const VAT_PREFIXES: { readonly [prefix: string]: TaxIdRule } = {
  AT: { country: 'AT', validate: at.validate },
  BE: { country: 'BE', validate: be.validate },
  BG: { country: 'BG', validate: bg.validate },
  CY: { country: 'CY', validate: cy.validate },
  CZ: { country: 'CZ', validate: cz.validate },
  DE: { country: 'DE', validate: de.validate },
  DK: { country: 'DK', validate: dk.validate },
  EE: { country: 'EE', validate: ee.validate },
  EL: { country: 'GR', validate: gr.validate },
  ES: { country: 'ES', validate: es.validate },
  FI: { country: 'FI', validate: fi.validate },
  FR: { country: 'FR', validate: fr.validate },
  GB: { country: 'GB', validate: gb.validate },
  HR: { country: 'HR', validate: hr.validate },
  HU: { country: 'HU', validate: hu.validate },
  IE: { country: 'IE', validate: ie.validate },
  IT: { country: 'IT', validate: it.validate },
  LT: { country: 'LT', validate: lt.validate },
  LU: { country: 'LU', validate: lu.validate },
  LV: { country: 'LV', validate: lv.validate },
  MT: { country: 'MT', validate: mt.validate },
  NL: { country: 'NL', validate: nl.validate },
  PL: { country: 'PL', validate: pl.validate },
  PT: { country: 'PT', validate: pt.validate },
  RO: { country: 'RO', validate: ro.validate },
  SE: { country: 'SE', validate: se.validate },
  SI: { country: 'SI', validate: si.validate },
  SK: { country: 'SK', validate: sk.validate },
  XI: { country: 'GB', validate: gb.validate },
}

/** The prefix a country's numbers are stored with, null for one without VAT numbers here. */
export function prefixOf(country: string): string | null {
  if (country === 'GR') return 'EL'
  if (country === 'MC') return 'FR'
  if (country === 'IM') return 'GB'
  return country in VAT_PREFIXES ? country : null
}
