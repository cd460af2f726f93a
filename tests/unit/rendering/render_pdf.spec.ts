import { createHash } from 'node:crypto'
import { test } from '@japa/runner'
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { definePlugin } from '#sdk/plugin'
import { loadPlugins } from '#app/plugin_host/load_plugins'
import { renderInvoicePdf } from '#app/rendering/render_invoice_pdf'
import { renderPdf } from '#app/rendering/render_pdf'
import standard from '#plugins/standard/manifest'
import { invoice, line } from '#plugins/standard/tests/layout_samples'
import { request, standardHost } from '#tests/unit/rendering/given'

const PIXEL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGD4DwABBAEAX+XDSwAAAABJRU5ErkJggg=='

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const pagesOf = (bytes: Buffer) => bytes.toString('latin1').match(/\/Type \/Page\b/g)!.length

/** A host whose layout composes what the test says. */
function hostWith(definition: TDocumentDefinitions) {
  const manifest = {
    ...standard,
    load: async () => ({
      default: definePlugin({
        register: (billing) =>
          billing.registerInvoiceLayout({
            code: 'standard.invoice',
            revision: 1,
            languages: ['en'],
            itemised: false,
            compose: () => definition,
          }),
      }),
    }),
  }
  return loadPlugins([manifest], { freezeInputs: true })
}

test.group('Documents as PDF', () => {
  test('the same document has the same bytes, whatever was drawn before', async ({ assert }) => {
    const host = await standardHost()
    const first = await renderInvoicePdf(request(), host)
    await renderInvoicePdf(request({ locale: 'ru', view: invoice({ number: 'Ж-17' }) }), host)
    const again = await renderInvoicePdf(request(), host)
    assert.equal(hash(again), hash(first))
    assert.equal(first.subarray(0, 8).toString('latin1'), '%PDF-1.7')
  })

  test('the dates of the file are those of the document', async ({ assert }) => {
    const bytes = await renderInvoicePdf(request(), await standardHost())
    const text = bytes.toString('latin1')
    assert.include(text, '<xmp:CreateDate>2026-04-02T00:00:00Z</xmp:CreateDate>')
    assert.include(text, '(D:20260402000000Z)')
  })

  test('three hundred lines go over several pages, in all languages and sizes', async ({
    assert,
  }) => {
    const host = await standardHost()
    const lines = Array.from({ length: 300 }, (_, index) => line(index + 1))
    for (const locale of ['en', 'de', 'ru'] as const) {
      for (const pageSize of ['A4', 'LETTER'] as const) {
        const bytes = await renderInvoicePdf(
          request({ view: invoice({ lines }), locale, pageSize }),
          host
        )
        assert.isAbove(pagesOf(bytes), 5)
        assert.isBelow(pagesOf(bytes), 20)
      }
    }
  })

  test('the logo of the company is drawn', async ({ assert }) => {
    const branding = { logo: PIXEL, colour: '#0f5c6e' }
    const bytes = await renderInvoicePdf(request({ branding }), await standardHost())
    assert.include(bytes.toString('latin1'), '/Subtype /Image')
  })

  test('a local file is never read: {name}')
    .with([
      { name: 'picture', definition: { content: [{ image: '/etc/hostname' }] } },
      { name: 'picture by url', definition: { content: [{ image: 'file:///etc/hostname' }] } },
      {
        name: 'picture of the dictionary',
        definition: { content: [{ image: 'a' }], images: { a: '/etc/hostname' } },
      },
      {
        name: 'embedded file',
        definition: { content: 'a', files: { a: { src: '/etc/hostname', name: 'a' } } },
      },
      {
        name: 'address',
        definition: { content: [{ image: 'a' }], images: { a: 'http://127.0.0.1:9/a.png' } },
      },
    ])
    .run(async ({ assert }, { definition }) => {
      await assert.rejects(
        () =>
          renderPdf({ ...definition, defaultStyle: { font: 'Roboto' } } as TDocumentDefinitions),
        /denied|access|policy/i
      )
    })

  test('a layout that names a file is refused before anything is drawn', async ({ assert }) => {
    const host = await hostWith({ content: [{ image: '/etc/hostname' }] })
    await assert.rejects(
      () => renderInvoicePdf(request(), host),
      /broke the contract at "content\.0\.image"/
    )
  })

  test('headers and footers are checked page by page', async ({ assert }) => {
    const host = await hostWith({
      content: 'a',
      footer: () => ({ text: 'pay here', link: 'https://example.org' }),
    })
    await assert.rejects(() => renderInvoicePdf(request(), host), /"part\.link"/)
  })
})
