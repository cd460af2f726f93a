import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { TFontDictionary } from 'pdfmake/interfaces.js'

const folder = join(
  dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')),
  'fonts'
)

/** Roboto, which pdfmake brings: Latin, Greek and Cyrillic, embedded into every document. */
export const FONTS: TFontDictionary = {
  Roboto: {
    normal: join(folder, 'Roboto', 'Roboto-Regular.ttf'),
    bold: join(folder, 'Roboto', 'Roboto-Medium.ttf'),
    italics: join(folder, 'Roboto', 'Roboto-Italic.ttf'),
    bolditalics: join(folder, 'Roboto', 'Roboto-MediumItalic.ttf'),
  },
}

const paths = new Set(Object.values(FONTS.Roboto))

export function isFontFile(path: string): boolean {
  return paths.has(path)
}
