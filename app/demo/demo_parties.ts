/** Someone the demo company bills. */
export interface DemoParty {
  readonly name: string
  readonly kind: 'company' | 'person'
  readonly country: string
  readonly taxId: string | null
  readonly email: string
  readonly locale: string
  readonly address: readonly string[]
}

const FIRST = ['Anna', 'Ben', 'Clara', 'David', 'Emil', 'Frieda', 'Greta', 'Hannes', 'Ida', 'Jonas']
const LAST = [
  'Albrecht',
  'Brandt',
  'Conrad',
  'Dietrich',
  'Engel',
  'Fuchs',
  'Gerlach',
  'Hartmann',
  'Iversen',
  'Jansen',
  'Keller',
  'Lorenz',
]
const TRADES = [
  'Logistics',
  'Bakery',
  'Studio',
  'Systems',
  'Garden Centre',
  'Dental Care',
  'Cycles',
]
const STREETS = ['Lindenweg', 'Hafenstraße', 'Marktplatz', 'Schulstraße', 'Am Kanal', 'Bergallee']
const CITIES = ['20457 Hamburg', '10115 Berlin', '50667 Köln', '80331 München', '01067 Dresden']

/** Companies abroad with valid tax ids, so that reverse charge and export appear in the demo. */
const ABROAD = [
  { name: 'Donau Freight GmbH', country: 'AT', taxId: 'ATU13585627', city: '1010 Wien' },
  { name: 'Atelier Rivage SAS', country: 'FR', taxId: 'FR40303265045', city: '75002 Paris' },
  { name: 'Grachten Media B.V.', country: 'NL', taxId: 'NL004495445B01', city: '1012 Amsterdam' },
  { name: 'Wisla Soft sp. z o.o.', country: 'PL', taxId: 'PL8567346215', city: '00-001 Warszawa' },
  { name: 'Thames Analytics Ltd', country: 'GB', taxId: 'GB980780684', city: 'London EC1A 1BB' },
]

/** The nth customer of the demo: mostly people, some companies, a few abroad; always the same. */
export function demoParty(index: number): DemoParty {
  if (index % 40 === 7) {
    const foreign = ABROAD[Math.floor(index / 40) % ABROAD.length]
    return {
      ...foreign,
      kind: 'company',
      email: `billing-${index}@customer.example`,
      locale: 'en',
      address: [`${STREETS[index % STREETS.length]} ${(index % 90) + 1}`, foreign.city],
    }
  }
  const business = index % 5 === 2
  const last = LAST[(index * 7) % LAST.length]
  const name = business
    ? `${last} ${TRADES[index % TRADES.length]} GmbH`
    : `${FIRST[index % FIRST.length]} ${last}`
  return {
    name,
    kind: business ? 'company' : 'person',
    country: 'DE',
    taxId: null,
    email: `customer-${index}@customer.example`,
    locale: index % 3 === 0 ? 'en' : 'de',
    address: [
      `${STREETS[(index * 3) % STREETS.length]} ${(index % 120) + 1}`,
      CITIES[(index * 11) % CITIES.length],
    ],
  }
}
