import { contractSuite } from '#sdk/testing'
import type { DocumentContent, DocumentView } from '#sdk/documents'
import claims from '#tests/fixtures/plugins/claims'
import { REMITTANCES } from '#tests/support/claim_remittances'

const euro = (minor: string) => ({ minor, currency: 'EUR' })
const party = { name: 'Somebody', lines: [], country: 'DE', taxId: null, email: null }

const content = (kind: string, lines: number): DocumentContent => ({
  ...{ kind, currency: 'EUR', timeZone: 'UTC', locale: 'en' },
  ...{ startsOn: '2026-01-01', endsOn: '2026-02-01', seller: party },
  buyer: { ...party, accountNumber: 'A1' },
  lines: Array.from({ length: lines }, (_, index) => ({
    ...{ position: index + 1, description: 'Service', serviceLabel: null },
    ...{ startsOn: '2026-01-01', endsOn: '2026-02-01', quantity: '1', unit: 'C62' },
    ...{ unitPrice: '1', baseQuantity: '1', net: euro('100'), taxPercent: null },
    ...{ taxTreatment: 'exempt', measured: null, display: {} },
  })),
  ...{ taxes: [], net: euro(`${lines}00`), tax: euro('0'), gross: euro(`${lines}00`) },
})

const view = (kind: string, given: Partial<DocumentView> = {}): DocumentView => ({
  ...content(kind, 2),
  ...{ number: 'CLM-2026-000001', issuedOn: '2026-02-01', dueOn: '2026-02-15' },
  ...{ listed: [], links: [], ...given },
})

const listed = {
  ...{ position: 1, documentNumber: 'CLM-2026-000001', line: 2, description: 'Service' },
  ...{ dueOn: '2026-02-15', amount: euro('100'), open: euro('40') },
}

await contractSuite(claims, {
  folder: new URL('../../fixtures/plugins/claims/', import.meta.url),
  checks: [
    {
      code: 'claims.line_limit',
      passing: [content('claims.claim', 0), content('claims.claim', 50)],
      held: [content('claims.claim', 51)],
    },
  ],
  channels: [
    {
      code: 'claims.text',
      views: [
        view('claims.claim'),
        view('claims.void', { links: [{ relation: 'voids', number: 'CLM-2026-000001' }] }),
      ],
    },
    { code: 'claims.statement', views: [view('statement', { listed: [listed] })] },
  ],
  inbound: [
    {
      code: 'claims.remittance',
      messages: REMITTANCES,
      refused: [
        '',
        'HELLO',
        REMITTANCES[0].replace('532.00', '532.01'),
        REMITTANCES[0].replace('PR1=40.00', 'PR1=40.01'),
        REMITTANCES[0].replace('CO45=60.00', 'about 60'),
      ],
    },
  ],
})
