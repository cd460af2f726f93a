import type { InvoiceLineView, InvoiceTaxView, InvoiceView, MoneyView } from '#sdk/layout'

export const euro = (minor: bigint | number): MoneyView => ({
  minor: minor.toString(),
  currency: 'EUR',
})

export function line(position: number, given: Partial<InvoiceLineView> = {}): InvoiceLineView {
  return {
    position,
    description: 'Office line, monthly price',
    serviceLabel: null,
    startsOn: '2026-03-01',
    endsOn: '2026-04-01',
    quantity: '1',
    unit: 'C62',
    unitPrice: '29.90',
    baseQuantity: '1',
    net: euro(2_990),
    taxPercent: '19',
    taxTreatment: 'standard',
    measured: null,
    display: {},
    ...given,
  }
}

export function tax(given: Partial<InvoiceTaxView> = {}): InvoiceTaxView {
  return {
    treatment: 'standard',
    percent: '19',
    base: euro(2_990),
    amount: euro(568),
    note: null,
    ...given,
  }
}

export function invoice(given: Partial<InvoiceView> = {}): InvoiceView {
  const lines = given.lines ?? [line(1)]
  const taxes = given.taxes ?? [tax()]
  const sum = (amounts: readonly MoneyView[]) =>
    amounts.reduce((total, amount) => total + BigInt(amount.minor), 0n)
  const net = sum(lines.map((entry) => entry.net))
  const taxed = sum(taxes.map((entry) => entry.amount))
  return {
    kind: 'invoice',
    number: 'NW-2026-000417',
    issuedOn: '2026-04-02',
    taxPointOn: '2026-03-31',
    dueOn: '2026-04-16',
    periodStartsOn: '2026-03-01',
    periodEndsOn: '2026-04-01',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    seller,
    buyer,
    lines,
    taxes,
    net: euro(net),
    tax: euro(taxed),
    gross: euro(net + taxed),
    paymentReference: 'NW-2026-000417',
    notes: [
      'Objections to this invoice can be raised in writing within eight weeks of receiving it.',
    ],
    itemisation: [],
    ...given,
  }
}

const seller: InvoiceView['seller'] = {
  name: 'Nordwind Services GmbH',
  lines: ['Hafenstraße 12', '20457 Hamburg', 'Deutschland'],
  country: 'DE',
  taxId: 'DE136695976',
  email: 'billing@nordwind.example',
  bank: [
    { label: 'Bank', value: 'Hanse Privatbank' },
    { label: 'IBAN', value: 'DE89 3704 0044 0532 0130 00' },
    { label: 'BIC', value: 'COBADEFFXXX' },
  ],
  footer: [
    'Nordwind Services GmbH',
    'Hafenstraße 12, 20457 Hamburg',
    'Amtsgericht Hamburg, HRB 123456',
    'Managing directors: A. Petersen, M. Kowalska',
    'billing@nordwind.example',
    '+49 40 5550 100',
  ],
}

const buyer: InvoiceView['buyer'] = {
  name: 'Bäckerei Morgenrot KG',
  lines: ['Frau Lena Sommer', 'Lindenallee 7', '10115 Berlin'],
  country: 'DE',
  taxId: 'DE129273398',
  email: null,
  accountNumber: 'A-100417',
}
