import { Exception } from '@adonisjs/core/exceptions'
import { startOfLocalDay } from '#kernel/time_zone'
import telecom from '#plugins/telecom/manifest'
import { ImportPriceList } from '#plugins/telecom/actions/import_price_list'
import { VOICE_DEFAULTS } from '#plugins/telecom/rating/voice_terms'
import { unitOfWork } from '#app/database/unit_of_work'
import { pluginWriter } from '#app/plugin_host/plugin_writer'
import { ImportUsage } from '#app/usage/actions/import_usage'
import { given } from '#tests/support/given_books'

const ZONE = 'Europe/Berlin'

/** Prices per minute of a few destinations; 60/1 increments. */
export const PRICES = [
  'Destination,Prefix,First Interval,Sub Interval,Rate',
  'Germany,49,60,1,0.06',
  'Germany mobile,4915,60,1,0.12',
  'France,33,60,1,0.10',
].join('\n')

export async function tariff(
  companyId: number,
  input: { text?: string; edition?: string; validFrom?: string } = {}
) {
  const order = {
    code: 'basic',
    name: 'Basic',
    currency: 'EUR',
    timeZone: ZONE,
    usageType: 'voice',
    edition: input.edition ?? '1',
    validFrom: startOfLocalDay(ZONE, input.validFrom ?? '2020-01-01'),
    validTo: null,
    per: 60,
    text: input.text ?? PRICES,
  } as const
  return unitOfWork(({ trx }) => {
    return new ImportPriceList().execute(order, pluginWriter(trx, telecom, companyId))
  })
}

/** An account with one number on a plan whose only charge is calls by the basic tariff. */
export async function caller(companyId: number, from = '2026-09-01') {
  const accountId = await given.account(companyId)
  const planVersionId = await given.plan(companyId, {
    charges: [
      given.charge({
        key: 'calls',
        name: 'Calls',
        ruleCode: 'telecom.voice',
        terms: { ...VOICE_DEFAULTS, rounding: null, allowance: null, rate_table: 'basic' },
        metrics: ['telecom.voice_seconds'],
        taxCategory: 'telecom',
        ledgerCode: '4010',
      }),
    ],
  })
  const number = `4930${String(1_000_000 + accountId * 7919)}`
  const serviceId = await given.service(companyId, accountId, { identifier: number })
  const subscriptionId = await given.subscription(companyId, {
    accountId,
    planVersionId,
    serviceId,
    from,
  })
  return { accountId, planVersionId, serviceId, subscriptionId, number }
}

export interface Call {
  readonly type?: 'voice' | 'sms' | 'data'
  readonly id: string
  readonly from: string
  readonly to: string
  readonly at: string
  readonly seconds: number
}

/** Imports calls as the CSV file a switch would send. */
export async function importCalls(
  companyId: number,
  calls: readonly Call[],
  fileName = 'calls.csv'
) {
  const rows = calls.map(({ id, from, to, at, seconds, type = 'voice' }) => {
    return `${id},${type},${from},${to},${at},${seconds}`
  })
  const text = ['id,type,caller,called,start,quantity', ...rows, ''].join('\n')
  return new ImportUsage().execute({
    companyId,
    content: contentOf(text),
    fileName,
    format: 'telecom.csv',
    startedBy: 'test',
  })
}

/** The same, for a file that may have been imported before: then nothing is changed. */
export async function importCallsOnce(
  companyId: number,
  calls: readonly Call[],
  fileName: string
): Promise<void> {
  try {
    await importCalls(companyId, calls, fileName)
  } catch (error) {
    if (!(error instanceof Exception) || error.code !== 'E_FILE_KNOWN') throw error
  }
}

async function* contentOf(text: string) {
  yield Buffer.from(text)
}
