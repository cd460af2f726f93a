/**
 * Keys of a pdfmake definition that make it read files or addresses, embed attachments or choose
 * fonts. User data must never reach them, so a layout may not use them at all.
 */
const FORBIDDEN_KEYS = new Set(['images', 'files', 'attachments', 'attachment', 'font', 'patterns'])

/** Inside text these would turn a customer's name into a link or a script of the reader. */
const FORBIDDEN_LINKS = new Set(['link', 'linkToFile'])

/** Elements and attributes of SVG that fetch something; plain shapes and paths are fine. */
const FETCHING_SVG = /<(image|use|style|foreignobject|script)|href|@import|url\((?!#)/i

/**
 * The path of the first thing in `definition` that reaches outside the document, or null.
 * The only picture allowed is `logo`, the company's own, as a data URL.
 */
export function findOutsideReference(definition: object, logo: string | null): string | null {
  return search(definition, '', logo, new Set())
}

function search(
  value: unknown,
  path: string,
  logo: string | null,
  seen: Set<object>
): string | null {
  if (typeof value !== 'object' || value === null || seen.has(value)) return null
  seen.add(value)
  for (const [key, inner] of Object.entries(value)) {
    const here = path === '' ? key : `${path}.${key}`
    if (isOutside(key, inner, logo)) return here
    const found = search(inner, here, logo, seen)
    if (found !== null) return found
  }
  return null
}

function isOutside(key: string, value: unknown, logo: string | null): boolean {
  if (value === undefined) return false
  if (FORBIDDEN_KEYS.has(key) || FORBIDDEN_LINKS.has(key)) return true
  if (key === 'image') return value !== logo || logo === null || !logo.startsWith('data:image/')
  if (key === 'svg') return typeof value !== 'string' || FETCHING_SVG.test(value)
  return false
}
