import { test } from '@japa/runner'
import { freezeDeep } from '../freeze.js'
import type { InvoiceLayout, LayoutContext } from '../layout.js'
import { CONTRACT_LOCALES, type LanguageKeys } from './language_keys.js'
import type { LayoutSample } from './samples.js'
import { withoutOutside } from './without_outside.js'

/** A layout composes the same definition from the same view, in every language and page size. */
export function layoutContract(
  layouts: readonly InvoiceLayout[],
  samples: readonly LayoutSample[],
  keys: LanguageKeys
): void {
  test('every layout has a sample and speaks all languages', ({ assert }) => {
    assert.includeMembers(
      samples.map((sample) => sample.code),
      layouts.map((layout) => layout.code)
    )
    for (const layout of layouts) {
      assert.includeMembers([...layout.languages], [...CONTRACT_LOCALES])
    }
  })

  for (const sample of samples) {
    test(`${sample.code} composes the same document twice from a frozen view`, ({ assert }) => {
      const layout = layouts.find((entry) => entry.code === sample.code)!
      for (const view of freezeDeep(sample.views)) {
        for (const pageSize of ['A4', 'LETTER'] as const) {
          const context = plainContext(pageSize, keys)
          const compose = () => withoutOutside(() => layout.compose(view, context))
          assert.equal(asText(compose()), asText(compose()))
        }
      }
    })
  }
}

/** Shows values as they are, so that what a document says does not depend on this suite. */
function plainContext(pageSize: 'A4' | 'LETTER', keys: LanguageKeys): LayoutContext {
  return {
    locale: 'en',
    pageSize,
    branding: { logo: null, colour: '#1f4e79' },
    text(key, values) {
      keys.add(key)
      return `${key} ${JSON.stringify(values ?? {})}`
    },
    money: ({ minor, currency }) => `${minor} ${currency}`,
    number: (value) => value,
    date: (value) => value,
    dateTime: (epochSeconds, offset) => `${epochSeconds} ${offset}`,
    quantity: (metric, quantity) => `${quantity} ${metric}`,
    country: (code) => code,
  }
}

/** Headers, footers and table styles are functions; their source stands for them. */
function asText(value: unknown): string {
  return JSON.stringify(value, (_key, inner) => (typeof inner === 'function' ? `${inner}` : inner))
}
