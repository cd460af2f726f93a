import { contractSuite } from '#sdk/testing'
import manifest from '#plugins/vat/manifest'
import { company, line, person, question } from '#plugins/vat/tests/given'

const lines = [
  line(0),
  line(1, { category: 'telecom' }),
  line(2, { category: 'goods' }),
  line(3, { startsOn: '2026-03-31', endsOn: '2026-03-31' }),
]
const buyers = [
  company('DE'),
  company('FR', 'FR40303265045'),
  company('US'),
  person('FR'),
  person('US'),
  { ...person('DE'), exemption: 'Exempt by certificate 17' },
]
const sellers = ['DE', 'FR', 'AT', 'NL', 'PL', 'GB', 'RU'].map((country) => company(country))

await contractSuite(manifest, {
  folder: new URL('../', import.meta.url),
  taxes: [
    {
      code: 'vat.europe',
      taxIds: [
        { country: 'DE', texts: ['DE136695976', 'de 136 695 976'], ok: true },
        { country: 'DE', texts: ['DE136695977', 'FR40303265045'], ok: false },
      ],
      questions: sellers.flatMap((seller) =>
        buyers.map((buyer) => question({ seller, buyer, lines }))
      ),
    },
  ],
})
