import { test } from '@japa/runner'
import { PdfPool } from '#app/rendering/pdf_pool'
import { renderInvoicePdf } from '#app/rendering/render_invoice_pdf'
import { invoice, line } from '#plugins/standard/tests/layout_samples'
import { request, standardHost } from '#tests/unit/rendering/given'

test.group('PDF pool', (group) => {
  group.tap((spec) => spec.timeout(60_000))

  test('a broken document fails alone, the others are drawn with the same bytes as here', async ({
    assert,
    cleanup,
  }) => {
    const pool = new PdfPool({ threads: 2 })
    cleanup(() => pool.close())
    const broken = request({ layoutCode: 'standard.gone' })
    async function* documents() {
      for (const key of [1, 2, 3, 4, 5]) yield { key, request: key === 3 ? broken : request() }
    }
    const outcomes = new Map<number, string>()
    const expected = await renderInvoicePdf(request(), await standardHost())
    for await (const { key, outcome } of pool.renderEach(documents())) {
      if (outcome.type === 'failed') outcomes.set(key, outcome.code)
      else outcomes.set(key, Buffer.from(outcome.bytes).equals(expected) ? 'same' : 'other')
    }
    assert.deepEqual(
      [...outcomes].sort(([left], [right]) => left - right),
      [
        [1, 'same'],
        [2, 'same'],
        [3, 'E_PLUGIN_MISSING'],
        [4, 'same'],
        [5, 'same'],
      ]
    )
  })

  test('a document beyond the memory of all threads fails, the next one is drawn', async ({
    assert,
    cleanup,
  }) => {
    const pool = new PdfPool({ threads: 1, memory: 40, largeMemory: 48 })
    cleanup(() => pool.close())
    const lines = Array.from({ length: 6_000 }, (_, index) => line(index + 1))
    const outcome = await pool.render(request({ view: invoice({ lines }) }))
    assert.deepInclude(outcome, { type: 'failed', code: 'E_RENDERING_MEMORY' })
    const next = await pool.render(request())
    assert.equal(next.type, 'rendered')
  })

  test('a document beyond the memory of one thread gets a larger one', async ({
    assert,
    cleanup,
  }) => {
    const pool = new PdfPool({ threads: 1, memory: 32, largeMemory: 256 })
    cleanup(() => pool.close())
    const lines = Array.from({ length: 2_500 }, (_, index) => line(index + 1))
    const outcome = await pool.render(request({ view: invoice({ lines }) }))
    assert.equal(outcome.type, 'rendered')
  })

  test('a document beyond the time limit fails', async ({ assert, cleanup }) => {
    const pool = new PdfPool({ threads: 1, timeout: 1 })
    cleanup(() => pool.close())
    const outcome = await pool.render(request())
    assert.deepInclude(outcome, { type: 'failed', code: 'E_RENDERING' })
  })
})
