import type { InvoiceLineView, InvoiceView, ItemisationView } from '#sdk/layout'
import type { ItemisedEvent } from '#sdk/explanation'

const euro = (minor: number) => ({ minor: `${minor}`, currency: 'EUR' })

function call(given: Partial<ItemisedEvent>): ItemisedEvent {
  return {
    eventId: '1',
    occurredAt: 1788249600,
    utcOffsetSeconds: 7200,
    metric: 'telecom.voice_seconds',
    dimension: '493012345678',
    quantity: 61,
    billedQuantity: 61,
    label: 'Berlin',
    group: ['voice', 'DE'],
    amount: '0.0123',
    steps: [],
    ...given,
  }
}

function line(position: number, label: string, minor: number): InvoiceLineView {
  return {
    position,
    description: 'Calls',
    serviceLabel: label,
    startsOn: '2026-09-01',
    endsOn: '2026-10-01',
    quantity: '1',
    unit: 'C62',
    unitPrice: '0.05',
    baseQuantity: '1',
    net: euro(minor),
    taxPercent: '19',
    taxTreatment: 'standard',
    measured: {
      metric: 'telecom.voice_seconds',
      quantity: 183,
      billedQuantity: 183,
      events: 3,
    },
    display: {},
  }
}

const itemisation: readonly ItemisationView[] = [
  {
    position: 1,
    serviceLabel: '+49300000001',
    steps: [],
    items: [
      call({ eventId: '1', occurredAt: 1788249700 }),
      call({ eventId: '2', dimension: '33123456789', group: ['voice', 'FR'], amount: '1/30' }),
      call({ eventId: '3', dimension: '*100#', group: ['sms', ''], metric: 'telecom.sms' }),
      call({ eventId: '4', group: ['fax', 'DE'], amount: '0' }),
    ],
  },
  { position: 2, serviceLabel: '+49300000002', steps: [], items: [] },
]

/** An invoice of two numbers, one of them without any usage. */
export function itemisedInvoice(given: Partial<InvoiceView> = {}): InvoiceView {
  return {
    kind: 'invoice',
    number: 'T-2026-0001',
    issuedOn: '2026-10-02',
    taxPointOn: '2026-09-30',
    dueOn: '2026-10-16',
    periodStartsOn: '2026-09-01',
    periodEndsOn: '2026-10-01',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    seller: {
      name: 'Seller GmbH',
      lines: ['Street 1', '10115 Berlin'],
      country: 'DE',
      taxId: 'DE136695976',
      email: null,
      bank: [{ label: 'IBAN', value: 'DE89 3704 0044 0532 0130 00' }],
      footer: ['Seller GmbH'],
    },
    buyer: {
      name: 'Buyer',
      lines: ['Street 2', '1010 Wien'],
      country: 'AT',
      taxId: null,
      email: null,
      accountNumber: 'A-1',
    },
    lines: [line(1, '+49300000001', 7), line(2, '+49300000002', 0)],
    taxes: [{ treatment: 'standard', percent: '19', base: euro(7), amount: euro(1), note: null }],
    net: euro(7),
    tax: euro(1),
    gross: euro(8),
    paymentReference: 'T-2026-0001',
    notes: ['A note.'],
    itemisation,
    ...given,
  }
}
