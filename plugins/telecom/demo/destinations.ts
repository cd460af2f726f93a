/**
 * Where the demo's customers call: country codes and mobile ranges are public facts (ITU-T E.164,
 * national numbering plans), weights and prices are our own. Price per minute in EUR by day and at
 * other times; null: listed without a price.
 */
export interface DemoDestination {
  readonly name: string
  readonly country: string
  readonly kind: string
  readonly prefixes: readonly string[]
  readonly peak: string | null
  readonly offPeak: string | null
  readonly increments: readonly [number, number]
  readonly connectFee: string
  /** Share of the traffic. */
  readonly weight: number
  /** Digits after the prefix. */
  readonly length: number
}

type Row = readonly [
  name: string,
  country: string,
  kind: string,
  prefixes: string,
  peak: string | null,
  offPeak: string | null,
  increments: string,
  connectFee: string,
  weight: number,
  length: number,
]

const ROWS: readonly Row[] = [
  ['Germany', 'DE', 'fixed', '49', '0.019', '0.009', '60/1', '0', 3800, 9],
  ['Germany Berlin', 'DE', 'fixed', '4930', '0.015', '0.007', '60/1', '0', 700, 8],
  ['Germany Munich', 'DE', 'fixed', '4989', '0.015', '0.007', '60/1', '0', 450, 8],
  ['Germany mobile', 'DE', 'mobile', '4915 4916 4917', '0.089', '0.069', '60/1', '0', 2600, 9],
  ['Germany shared cost', 'DE', 'premium', '49180', '0.14', '0.14', '60/60', '0.06', 40, 7],
  ['Germany toll-free', 'DE', 'tollfree', '49800', '0', '0', '1/1', '0', 120, 7],
  ['Austria', 'AT', 'fixed', '43', '0.029', '0.019', '60/1', '0', 210, 8],
  [
    'Austria mobile',
    'AT',
    'mobile',
    '43650 43660 43664 43676 43699',
    '0.15',
    '0.12',
    '60/1',
    '0',
    190,
    7,
  ],
  ['Switzerland', 'CH', 'fixed', '41', '0.035', '0.029', '60/1', '0', 180, 9],
  [
    'Switzerland mobile',
    'CH',
    'mobile',
    '4175 4176 4177 4178 4179',
    '0.24',
    '0.21',
    '60/1',
    '0',
    130,
    7,
  ],
  ['France', 'FR', 'fixed', '33', '0.029', '0.019', '30/6', '0', 190, 9],
  ['France mobile', 'FR', 'mobile', '336 337', '0.11', '0.09', '30/6', '0', 140, 8],
  ['Italy', 'IT', 'fixed', '39', '0.029', '0.019', '30/6', '0', 150, 9],
  ['Italy mobile', 'IT', 'mobile', '393', '0.14', '0.12', '30/6', '0', 120, 9],
  ['Netherlands', 'NL', 'fixed', '31', '0.027', '0.019', '30/6', '0', 140, 9],
  ['Netherlands mobile', 'NL', 'mobile', '316', '0.12', '0.1', '30/6', '0', 110, 8],
  ['Belgium', 'BE', 'fixed', '32', '0.029', '0.025', '30/6', '0', 70, 8],
  ['Belgium mobile', 'BE', 'mobile', '3246 3247 3248 3249', '0.16', '0.15', '30/6', '0', 60, 7],
  ['Poland', 'PL', 'fixed', '48', '0.025', '0.019', '30/6', '0', 160, 9],
  [
    'Poland mobile',
    'PL',
    'mobile',
    '4850 4851 4853 4860 4866 4869 4872 4878',
    '0.09',
    '0.08',
    '30/6',
    '0',
    150,
    7,
  ],
  ['Czechia', 'CZ', 'fixed', '420', '0.029', '0.025', '30/6', '0', 60, 9],
  [
    'Czechia mobile',
    'CZ',
    'mobile',
    '42060 42070 42072 42073 42077',
    '0.1',
    '0.09',
    '30/6',
    '0',
    50,
    7,
  ],
  ['Denmark', 'DK', 'fixed', '45', '0.029', '0.025', '30/6', '0', 50, 8],
  ['Sweden', 'SE', 'fixed', '46', '0.022', '0.019', '30/6', '0', 60, 8],
  ['Sweden mobile', 'SE', 'mobile', '467', '0.09', '0.08', '30/6', '0', 45, 8],
  ['Spain', 'ES', 'fixed', '34', '0.025', '0.019', '30/6', '0', 110, 9],
  ['Spain mobile', 'ES', 'mobile', '346 347', '0.1', '0.09', '30/6', '0', 100, 8],
  ['United Kingdom', 'GB', 'fixed', '44', '0.019', '0.015', '1/1', '0', 160, 10],
  ['United Kingdom mobile', 'GB', 'mobile', '447', '0.08', '0.07', '1/1', '0', 120, 9],
  ['Turkey', 'TR', 'fixed', '90', '0.069', '0.059', '60/60', '0', 110, 10],
  ['Turkey mobile', 'TR', 'mobile', '905', '0.19', '0.18', '60/60', '0', 120, 9],
  ['Russia', 'RU', 'fixed', '7', '0.059', '0.049', '60/60', '0', 60, 10],
  ['Russia mobile', 'RU', 'mobile', '79', '0.12', '0.11', '60/60', '0', 50, 9],
  ['Kazakhstan', 'KZ', 'fixed', '77', '0.15', '0.14', '60/60', '0', 15, 9],
  ['Ukraine', 'UA', 'fixed', '380', '0.14', '0.13', '60/60', '0', 50, 9],
  ['United States', 'US', 'fixed', '1', '0.015', '0.012', '6/6', '0', 120, 10],
  ['Canada', 'CA', 'fixed', '1416 1514 1604 1613 1647', '0.015', '0.012', '6/6', '0', 30, 7],
  ['Bahamas', 'BS', 'fixed', '1242', '0.29', '0.29', '60/60', '0.05', 4, 7],
  ['Japan', 'JP', 'fixed', '81', '0.049', '0.049', '60/1', '0', 15, 9],
  ['India', 'IN', 'fixed', '91', '0.029', '0.025', '60/1', '0', 40, 10],
  ['China', 'CN', 'fixed', '86', '0.025', '0.025', '60/1', '0', 30, 10],
  ['Brazil', 'BR', 'fixed', '55', '0.049', '0.045', '30/6', '0', 20, 10],
  ['South Africa', 'ZA', 'fixed', '27', '0.12', '0.11', '60/60', '0', 10, 9],
  ['Australia', 'AU', 'fixed', '61', '0.029', '0.025', '1/1', '0', 15, 9],
  ['Satellite Iridium', '', 'satellite', '8816 8817', '4.9', '4.9', '60/60', '1', 2, 8],
  ['Antarctica', 'AQ', 'fixed', '6721', null, null, '60/60', '0', 0, 6],
]

export const DEMO_DESTINATIONS: readonly DemoDestination[] = ROWS.map(
  ([name, country, kind, prefixes, peak, offPeak, increments, connectFee, weight, length]) => ({
    name,
    country,
    kind,
    prefixes: prefixes.split(' '),
    peak,
    offPeak,
    increments: increments.split('/').map(Number) as unknown as readonly [number, number],
    connectFee,
    weight,
    length,
  })
)

/** Short numbers of the demo's country: whole numbers, never beginnings. */
export const DEMO_SHORT_NUMBERS = [
  { name: 'Emergency', number: '112', kind: 'emergency', price: '0' },
  { name: 'Police', number: '110', kind: 'emergency', price: '0' },
  { name: 'Directory enquiries', number: '11833', kind: 'short', price: '1.99' },
] as const
