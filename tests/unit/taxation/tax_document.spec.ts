import { test } from '@japa/runner'
import { loadPlugins } from '#app/plugin_host/load_plugins'
import { taxDocument, type NetLine, type TaxSubject } from '#app/taxation/tax_document'
import vat from '#plugins/vat/manifest'

const host = await loadPlugins([vat], { freezeInputs: true })
const regime = host.taxRegime('vat.europe', 1)

const party = (
  country: string,
  kind: 'company' | 'person' = 'company',
  taxId: string | null = null
) => ({
  country,
  kind,
  taxId,
  exemption: null,
})

const line = (netMinor: bigint, given: Partial<NetLine> = {}): NetLine => ({
  category: 'general',
  netMinor,
  startsOn: '2026-03-01',
  endsOn: '2026-04-01',
  ...given,
})

function tax(lines: readonly NetLine[], given: Partial<TaxSubject> = {}) {
  return taxDocument(regime, {
    seller: party('DE'),
    buyer: party('DE'),
    taxPointOn: '2026-03-31',
    currency: 'EUR',
    lines,
    ...given,
  })
}

test.group('Tax of a document', () => {
  test('is computed once per rate on the summed lines', ({ assert }) => {
    const taxed = tax([line(1_003n), line(1_003n), line(1_003n)])
    assert.equal(taxed.taxMinor, 572n)
    assert.lengthOf(taxed.totals, 1)
    assert.deepInclude(taxed.totals[0], { baseMinor: 3_009n, amountMinor: 572n })
    assert.equal(taxed.grossMinor, taxed.netMinor + taxed.taxMinor)
  })

  test('a negative line reduces the base of its rate', ({ assert }) => {
    const taxed = tax([line(10_000n), line(-2_500n), line(1_000n, { category: 'reduced' })])
    assert.deepEqual(
      taxed.totals.map(({ baseMinor, amountMinor }) => [baseMinor, amountMinor]),
      [
        [7_500n, 1_425n],
        [1_000n, 70n],
      ]
    )
  })

  test('E33: a line is cut by days where its rate changes, and the parts add up', ({ assert }) => {
    const taxed = tax([line(10_000n, { startsOn: '2020-06-16', endsOn: '2020-07-16' })])
    assert.deepEqual(
      taxed.parts.map(({ netMinor, startsOn, decision }) => [netMinor, startsOn, decision.percent]),
      [
        [5_000n, '2020-06-16', '19'],
        [5_000n, '2020-07-01', '16'],
      ]
    )
    assert.equal(taxed.taxMinor, 950n + 800n)
  })

  test('is cut at the changes of the country whose tax it is', ({ assert }) => {
    const period = { category: 'telecom', startsOn: '2025-06-16', endsOn: '2025-07-16' }
    const estonian = tax([line(10_000n, period)], { buyer: party('EE', 'person') })
    assert.deepEqual(
      estonian.parts.map(({ decision }) => [decision.country, decision.percent]),
      [
        ['EE', '22'],
        ['EE', '24'],
      ]
    )
    const abroad = { ...period, startsOn: '2020-06-16', endsOn: '2020-07-16' }
    assert.lengthOf(tax([line(10_000n, abroad)], { buyer: party('FR', 'person') }).parts, 1)
  })

  test('taxes of two countries at one percent stay apart', ({ assert }) => {
    const taxed = tax([line(10_000n), line(10_000n, { category: 'telecom' })], {
      buyer: party('CY', 'person'),
    })
    assert.deepEqual(
      taxed.totals.map(({ decision }) => [decision.country, decision.percent]),
      [
        ['DE', '19'],
        ['CY', '19'],
      ]
    )
  })

  test("a line whose tax was decided before keeps it, uncut, beside today's", ({ assert }) => {
    const [{ decision }] = tax([line(1_000n)]).parts
    const { index, country, ...sealed } = decision
    const days = { startsOn: '2020-06-16', endsOn: '2020-07-16' }
    const old = { ...sealed, percent: '16', since: '2020-07-01' }
    const taxed = tax([
      line(-500n, { sealed }),
      line(1_000n),
      line(-300n, { ...days, sealed: old }),
    ])
    assert.deepEqual(
      taxed.totals.map(({ decision: { percent }, baseMinor }) => [percent, baseMinor]),
      [
        ['19', 500n],
        ['16', -300n],
      ]
    )
    assert.deepEqual(
      [taxed.parts[0].decision.country, taxed.parts[2].startsOn],
      ['DE', '2020-06-16']
    )
    const alone = tax([line(-500n, { sealed })], { buyer: party('US') })
    assert.equal(alone.taxMinor, -95n)
  })

  test('reverse charge is neither cut nor taxed', ({ assert }) => {
    const buyer = party('FR', 'company', 'FR40303265045')
    const period = { startsOn: '2020-06-16', endsOn: '2020-07-16' }
    const taxed = tax([line(10_000n, period)], { buyer })
    assert.lengthOf(taxed.parts, 1)
    assert.equal(taxed.taxMinor, 0n)
    assert.deepInclude(taxed.totals[0], { baseMinor: 10_000n, amountMinor: 0n })
  })
})
