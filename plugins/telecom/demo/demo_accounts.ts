import { DEMO_PLANS } from './demo_plans.js'
import { Random, Weighted } from './random.js'

/** A made-up customer with its numbers. Whole E.164 digits; the host makes the rest. */
export interface DemoAccount {
  readonly index: number
  readonly name: string
  readonly kind: 'company' | 'person'
  readonly street: string
  readonly postcode: string
  readonly city: string
  readonly country: string
  readonly plan: string
  readonly numbers: readonly string[]
}

const GIVEN_NAMES = words(
  'Anna Ben Clara David Elif Felix Greta Hannes Ida Jonas Katja Leon Mila Noah Olga Paul Romy Samir Tilda Viktor'
)
const FAMILY_NAMES = words(
  'Ahorn Birkner Dornbusch Erlenbach Fichtner Ginster Haselau Ilmenau Kastanek Lindental Moosbach Nussdorf Ostwald Pappelmann Quellner Rosenau Silberborn Tannhof Ulmenfeld Weidenau'
)
const TRADES = words('Bau Druck Garten Handel Holz Kaffee Labor Medien Metall Optik Reise Technik')
const FORMS = words('GmbH AG KG')
const STREETS = words('Ahornweg Birkenallee Erlenring Feldstrasse Gartenweg Lindenplatz Muehlgasse')
const CITIES = [
  ['10115', 'Berlin'],
  ['20095', 'Hamburg'],
  ['50667', 'Köln'],
  ['60311', 'Frankfurt am Main'],
  ['80331', 'München'],
  ['04109', 'Leipzig'],
] as const

/**
 * Subscriber numbers that begin with 0 are never assigned in Germany, so +49 30 0... reaches nobody.
 * Up to 1,000,000 numbers, which is more than 400,000 accounts.
 */
const NUMBER_ROOT = '49300'

/** The demo's accounts, the same for the same seed; a larger count begins with the smaller one. */
export function demoAccounts(count: number, seed: number): DemoAccount[] {
  const random = new Random(seed)
  const plans = new Weighted(DEMO_PLANS.map((plan) => plan.weight))
  const accounts: DemoAccount[] = []
  let nextNumber = 1
  for (let index = 0; index < count; index++) {
    const company = random.below(10) < 3
    const family = random.pick(FAMILY_NAMES)
    const lines = company ? 1 + random.below(4) : 1 + (random.below(5) === 0 ? 1 : 0)
    const [postcode, city] = random.pick(CITIES)
    const numbers: string[] = []
    while (numbers.length < lines) {
      numbers.push(NUMBER_ROOT + `${nextNumber++}`.padStart(6, '0'))
    }
    accounts.push({
      index,
      name: company
        ? `${family} ${random.pick(TRADES)} ${random.pick(FORMS)}`
        : `${random.pick(GIVEN_NAMES)} ${family}`,
      kind: company ? 'company' : 'person',
      street: `${random.pick(STREETS)} ${1 + random.below(120)}`,
      postcode,
      city,
      country: 'DE',
      plan: DEMO_PLANS[plans.draw(random)].code,
      numbers,
    })
  }
  return accounts
}

function words(text: string): string[] {
  return text.split(' ')
}
