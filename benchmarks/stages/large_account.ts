import db from '@adonisjs/lucid/services/db'
import { planObligations } from '#app/billing/freezing/plan_obligations'
import { rateGroup } from '#app/billing/freezing/rate_group'
import { RunRaters } from '#app/billing/run_raters'
import { CoreStopwatch } from '#benchmarks/measure'
import { largeAccount, type LargeCharge } from '#benchmarks/rating/large_account'
import { MODELS } from '#benchmarks/rating/models'

const COMPONENTS = 30_000
const ROUNDS = 3

export interface LargeAccountTime {
  readonly name: string
  readonly components: number
  readonly obligations: number
  readonly planSeconds: number
  readonly rateSeconds: number
}

const charge = (name: string, key: string, more: Partial<LargeCharge> = {}): LargeCharge => {
  const { code, terms } = MODELS.find((model) => model.name === name)!
  return { code, terms, key, tags: [], reads: [], stateOwner: null, ...more }
}
const fee = charge('flat', 'fee', { tags: ['usage'] })
const reading = (scope: 'account' | 'subscription') =>
  charge('percent_off', 'discount', { reads: [{ kind: 'tag', code: 'usage', scope }] })

/** A fee each; a fee and a discount each that reads it; a fee each with state of its own. */
const ACCOUNTS: [name: string, charges: LargeCharge[]][] = [
  ['a fee each', [fee]],
  ['a fee and a discount each', [fee, reading('subscription')]],
  ['a price with state each', [charge('demand', 'demand', { stateOwner: 'service' })]],
]

/** An account of 30,000 subscribed components, planned and rated in memory; the fastest of three. */
export default async function largeAccounts(): Promise<LargeAccountTime[]> {
  const times: LargeAccountTime[] = []
  for (const [name, charges] of ACCOUNTS) {
    let best: LargeAccountTime | null = null
    for (let round = 0; round < ROUNDS; round++) {
      const time = await timeOf(name, charges)
      if (best === null || total(time) < total(best)) best = time
    }
    times.push(best!)
  }
  return times
}

const total = ({ planSeconds, rateSeconds }: LargeAccountTime) => planSeconds + rateSeconds

async function timeOf(name: string, charges: readonly LargeCharge[]): Promise<LargeAccountTime> {
  const data = largeAccount(COMPONENTS, charges)
  const [group] = data.groups
  const { currency, timeZone } = group.accounts[0]
  const raters = new RunRaters(db.connection(), 1, data.run.manifest, { startsAt: 0, endsAt: 0 })
  for (const one of data.versions.get(1)!.charges) {
    await raters.prepare(one, { currency, timeZone })
  }
  const planning = new CoreStopwatch()
  const planned = planning.run(() => planObligations(data, group))
  const rating = new CoreStopwatch()
  const rated = rating.run(() => rateGroup(data, group, planned, new Map(), raters))
  return {
    ...{ name, components: COMPONENTS, obligations: rated.obligations.length },
    planSeconds: planning.measured(0).seconds,
    rateSeconds: rating.measured(0).seconds,
  }
}
