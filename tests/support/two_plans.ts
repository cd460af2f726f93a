import db from '@adonisjs/lucid/services/db'
import { given } from '#tests/support/given_books'
import { importCalls, type Call } from '#tests/support/telephony'

export const TODAY = '2026-11-10'

const graduated = (first: string, rest: string) => ({
  tiers: [
    { up_to: '100', unit_price: first, flat_fee: '0' },
    { up_to: null, unit_price: rest, flat_fee: '0' },
  ],
  zero_usage_pays_flat: false,
  unit_quantity: '60',
  unit_rounding: 'none',
  unit_step: '1',
  negative_total: 'credit',
})

/** A fee in advance, and minutes in arrears: the first hundred of a month, and the rest. */
function plan(companyId: number, fee: string, first: string, rest: string) {
  return given.plan(companyId, {
    charges: [
      given.charge({
        ...{ key: 'fee', name: 'Fee', ruleCode: 'standard.flat', timing: 'advance' },
        terms: { amount: fee, per_quantity: false },
      }),
      given.charge({
        ...{ key: 'minutes', name: 'Minutes', ruleCode: 'standard.graduated' },
        ...{ metrics: ['telecom.voice_seconds'], terms: graduated(first, rest) },
      }),
    ],
  })
}

/** A sandbox on 10 November with two plans: 30.00, 0.10 and 0.05 · 20.00, 0.08 and 0.20. */
export async function twoPlans() {
  const companyId = await given.company({ clockOn: TODAY })
  const planA = await plan(companyId, '30.00', '0.10', '0.05')
  const planB = await plan(companyId, '20.00', '0.08', '0.20')
  return { companyId, planA, planB }
}

let numbers = 0

/** An account with one number on a plan. */
export async function subscriber(companyId: number, planVersionId: number, from: string) {
  const accountId = await given.account(companyId)
  const number = `4930${String(7_000_000 + accountId * 101 + ++numbers)}`
  const serviceId = await given.service(companyId, accountId, { identifier: number })
  const place = { accountId, planVersionId, serviceId, from }
  const subscriptionId = await given.subscription(companyId, place)
  return { accountId, subscriptionId, number }
}

/** Calls of whole minutes, each on one day at noon. */
export function talk(companyId: number, number: string, minutes: Record<string, number>) {
  const calls = Object.entries(minutes).map(([day, count]): Call => {
    const id = `${number} ${day}`
    return { id, from: number, to: '4930555001', at: `${day}T12:00:00Z`, seconds: 60 * count }
  })
  return importCalls(companyId, calls, `${number} ${Object.keys(minutes)[0]}.csv`)
}

/** What a report says of an account: state, before, after, reason; and of its charges. */
export async function reported(reportId: number, accountId: number) {
  const own = { report_id: reportId, account_id: accountId }
  const row = await db.from('what_if_accounts').where(own).first()
  if (!row) return null
  const charges = await db.from('what_if_rows').where(own).orderBy('charge_key')
  return {
    account: [row.state, Number(row.before_minor), Number(row.after_minor), row.reason],
    charges: charges.map((charge) => {
      return [charge.charge_key, Number(charge.before_minor), Number(charge.after_minor)]
    }),
  }
}
