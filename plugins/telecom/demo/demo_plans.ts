import type { UnitsTerms } from '#plugins/telecom/rating/units_terms'
import { VOICE_DEFAULTS, type VoiceTerms } from '#plugins/telecom/rating/voice_terms'

/** Figures of a demo plan; the fee is in major units, the names are those of our own make-believe. */
export interface DemoPlan {
  readonly code: string
  readonly name: string
  readonly monthlyFee: string
  readonly voice: VoiceTerms
  readonly sms: UnitsTerms
  readonly data: UnitsTerms
  /** Share of the accounts. */
  readonly weight: number
}

const MINUTE = 60
const GIGABYTE = 1000000000

const perMessage = (price: string, included: number): UnitsTerms => ({
  price,
  per: 1,
  increment: 1,
  step_level: 'event',
  rate_table: null,
  rounding: null,
  allowance: included === 0 ? null : everywhere(included, 1),
})

const perMegabyte = (price: string, included: number): UnitsTerms => ({
  price,
  per: 1000000,
  increment: 100000,
  step_level: 'period',
  rate_table: null,
  rounding: null,
  allowance: included === 0 ? null : everywhere(included, 1),
})

const everywhere = (quantity: number, step: number): NonNullable<VoiceTerms['allowance']> => ({
  quantity,
  step,
  countries: [],
  kinds: [],
  share: 'service',
})

const minutes = (count: number): NonNullable<VoiceTerms['allowance']> => ({
  ...everywhere(count * MINUTE, MINUTE),
  countries: ['DE'],
  kinds: ['fixed', 'mobile'],
})

export const DEMO_PLANS: readonly DemoPlan[] = [
  {
    code: 'demo-basic',
    name: 'Basic',
    monthlyFee: '4.90',
    voice: { ...VOICE_DEFAULTS, rate_table: 'demo-voice' },
    sms: perMessage('0.09', 0),
    data: perMegabyte('0.02', 0),
    weight: 50,
  },
  {
    code: 'demo-plus',
    name: 'Plus',
    monthlyFee: '12.90',
    voice: { ...VOICE_DEFAULTS, rate_table: 'demo-voice', allowance: minutes(100) },
    sms: perMessage('0.07', 50),
    data: perMegabyte('0.01', 2 * GIGABYTE),
    weight: 35,
  },
  {
    code: 'demo-office',
    name: 'Office',
    monthlyFee: '29.90',
    voice: {
      ...VOICE_DEFAULTS,
      rate_table: 'demo-voice',
      allowance: minutes(500),
      rounding: { decimals: 4, mode: 'half_up' },
    },
    sms: perMessage('0.05', 100),
    data: perMegabyte('0.005', 10 * GIGABYTE),
    weight: 15,
  },
]
