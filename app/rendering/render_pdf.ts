import pdfmake from 'pdfmake'
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { installFonts } from '#app/rendering/fonts'
import { RenderingException } from '#app/rendering/exceptions/rendering_exception'

installFonts()
// A document comes from data that people typed: nothing in it may make the server fetch an address
// or read a file. Even the fonts come from memory.
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy(() => false)

/**
 * Draws a document. The same definition gives the same bytes, on every machine and on every day:
 * its dates are its own. Throws E_RENDERING with the cause.
 */
export async function renderPdf(definition: TDocumentDefinitions): Promise<Buffer> {
  try {
    return await pdfmake.createPdf(definition).getBuffer()
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause)
    throw new RenderingException(`The document could not be drawn: ${message}`, { cause })
  }
}
