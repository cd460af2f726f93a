import { startOfLocalDay } from '#sdk/time'
import type { DemoAccount, DemoCharge, DemoRequest, DemoSource } from '#sdk/demo'
import type { JsonValue } from '#sdk/json'
import { ImportPriceList } from '#plugins/telecom/actions/import_price_list'
import { DEMO_PLANS, type DemoPlan } from '#plugins/telecom/demo/demo_plans'
import { demoAccounts, type DemoAccount as Subscriber } from '#plugins/telecom/demo/demo_accounts'
import { demoVoiceTariff } from '#plugins/telecom/demo/demo_tariff'
import { generateDemoUsage } from '#plugins/telecom/demo/generate_demo'
import { FOREIGN_CUSTOMERS } from '#plugins/telecom/demo/foreign_customers'

const ZONE = 'Europe/Berlin'
/** Every so many accounts one belongs to a company abroad. */
const FOREIGN_EVERY = 40

/** An operator with three plans: its numbers, its price list and a file of call records. */
const source: DemoSource = {
  serviceType: 'telecom.msisdn',
  identifierKind: 'msisdn',
  layoutCode: 'telecom.itemised',
  usageFormat: 'telecom.csv',
  fileName: 'demo-calls.csv',

  async prepare(writer, { startsOn }) {
    const year = Number(startsOn.slice(0, 4))
    const validFrom = startOfLocalDay(ZONE, startsOn)
    const years = [year, year + 1, year + 2]
    const tariff = demoVoiceTariff({ validFrom, edition: startsOn, years })
    await new ImportPriceList().execute(tariff, writer)
  },

  plans: () => DEMO_PLANS.map((plan) => ({ ...plan, charges: chargesOf(plan) })),

  *accounts(request) {
    for (const account of subscribers(request)) yield accountOf(account)
  },

  usage(request) {
    const { records, startsOn, months, seed } = request
    const accounts = subscribers(request)
    return generateDemoUsage({ accounts, records, from: startsOn, months, timeZone: ZONE, seed })
  },
}

export default source

function subscribers({ accounts, seed }: DemoRequest): Subscriber[] {
  return demoAccounts(accounts, seed)
}

function accountOf(account: Subscriber): DemoAccount {
  const { index, kind, name, street, postcode, city, country, numbers, plan } = account
  const services = numbers.map((number) => {
    return { identifier: number, label: `+${number}`, planCode: plan }
  })
  const own = { email: `billing-${index + 1}@customer.example`, services }
  if (kind === 'company' && index % FOREIGN_EVERY < 3) {
    const foreign = FOREIGN_CUSTOMERS[index % FOREIGN_CUSTOMERS.length]
    return { ...own, ...foreign, kind, locale: 'en', address: [street, foreign.city] }
  }
  const locale = index % 3 === 0 ? 'en' : 'de'
  const address = [street, `${postcode} ${city}`]
  return { ...own, name, kind, country, taxId: null, locale, address }
}

function chargesOf({ monthlyFee, voice, sms, data }: DemoPlan): DemoCharge[] {
  const usage = { timing: 'arrears', taxCategory: 'telecom', ledgerCode: '4010' } as const
  return [
    {
      key: 'fee',
      name: 'Monthly fee',
      ruleCode: 'standard.flat',
      terms: { amount: monthlyFee, per_quantity: true },
      metrics: [],
      timing: 'advance',
      taxCategory: 'telecom',
      ledgerCode: '4000',
    },
    {
      ...usage,
      key: 'voice',
      name: 'Calls',
      ruleCode: 'telecom.voice',
      terms: voice as unknown as JsonValue,
      metrics: ['telecom.voice_seconds'],
    },
    {
      ...usage,
      key: 'sms',
      name: 'Messages',
      ruleCode: 'telecom.units',
      terms: sms as unknown as JsonValue,
      metrics: ['telecom.sms'],
    },
    {
      ...usage,
      key: 'data',
      name: 'Mobile data',
      ruleCode: 'telecom.units',
      terms: data as unknown as JsonValue,
      metrics: ['telecom.data_bytes'],
    },
  ]
}
