/** Languages of documents; what is missing in one is an error, never a silent English word. */
export const DOCUMENT_LOCALES = ['en', 'de', 'ru'] as const
export type DocumentLocale = (typeof DOCUMENT_LOCALES)[number]

export const PAGE_SIZES = ['A4', 'LETTER'] as const
export type PageSize = (typeof PAGE_SIZES)[number]

export function isDocumentLocale(locale: string): locale is DocumentLocale {
  return DOCUMENT_LOCALES.some((known) => known === locale)
}

/**
 * The locale that numbers and dates are written in. English on letter paper is American; on A4 it
 * is British, whose dates name the month ("3 Apr 2026") and so mislead nobody.
 */
export function formattingLocale(locale: DocumentLocale, pageSize: PageSize): string {
  if (locale !== 'en') return locale
  return pageSize === 'LETTER' ? 'en-US' : 'en-GB'
}
