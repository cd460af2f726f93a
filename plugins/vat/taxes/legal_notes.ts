/** What the document must say when no tax is charged. */
export type LegalNote = 'reverse_charge' | 'intra_union_goods' | 'export' | 'outside_scope'

/**
 * Invoicing rules are those of the seller's country, and some of them want their own words on the
 * document ("Autoliquidation", "Btw verlegd", "odwrotne obciążenie"). The text of each key begins
 * with them and goes on in the language of the document.
 */
const NOTE_LANGUAGES: { readonly [country: string]: string } = {
  DE: 'de',
  AT: 'de',
  FR: 'fr',
  NL: 'nl',
  PL: 'pl',
  RU: 'ru',
}

/** The language key of a note for documents of a seller in this country. */
export function noteKey(note: LegalNote, sellerCountry: string): string {
  return `vat.notes.${note}_${NOTE_LANGUAGES[sellerCountry] ?? 'en'}`
}
