import type { TaxableLine, TaxDecision, TaxParty, TaxQuestion } from '#sdk/taxation'
import { europeanVat } from '#plugins/vat/taxes/european_vat'

export function company(country: string, taxId: string | null = null): TaxParty {
  return { country, kind: 'company', taxId, exemption: null }
}

export function person(country: string): TaxParty {
  return { country, kind: 'person', taxId: null, exemption: null }
}

export function line(index: number, given: Partial<TaxableLine> = {}): TaxableLine {
  return {
    index,
    category: 'general',
    netMinor: 10_000n,
    startsOn: '2026-03-01',
    endsOn: '2026-04-01',
    ...given,
  }
}

export function question(given: Partial<TaxQuestion> = {}): TaxQuestion {
  return {
    seller: company('DE', 'DE136695976'),
    buyer: company('DE'),
    taxPointOn: '2026-03-31',
    currency: 'EUR',
    lines: [line(0)],
    ...given,
  }
}

/** The decision on a supply of one line: to whom, of what, on which day. */
export function decideOne(
  given: Partial<TaxQuestion> & { category?: string; on?: string }
): TaxDecision {
  const { category = 'general', on = '2026-03-15', ...rest } = given
  const single = line(0, { category, startsOn: on, endsOn: on })
  return europeanVat.decide(question({ ...rest, taxPointOn: on, lines: [single] }))[0]
}
