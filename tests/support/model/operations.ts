import { ALIGNED_ON } from '#tests/support/model/accounts'
import { stateOn } from '#tests/support/model/book_model'
import { textOf } from '#tests/support/model/days'
import type { Random } from '#tests/support/model/random'
import type { Known, World } from '#tests/support/model/world'

/** How often each operation comes; uses are what most of life consists of. */
const WEIGHTS = {
  use: 40,
  withdraw: 4,
  supersede: 4,
  plan: 7,
  quantity: 7,
  pause: 3,
  resume: 3,
  end: 2,
  undo: 3,
  transfer: 3,
  price: 3,
  subscribe: 4,
  pass: 11,
  run: 6,
  rebill: 1,
} as const

export type Operation = keyof typeof WEIGHTS

const MOST_SUBSCRIPTIONS = 20

/** Does one operation at random and says what it was. */
export async function operate(world: World, random: Random): Promise<[Operation, string]> {
  const operation = random.weighted(WEIGHTS)
  const known = random.pick(world.known)
  switch (operation) {
    case 'subscribe':
      return [operation, await subscribe(world, random)]
    case 'use':
      return [operation, use(world, random, known)]
    case 'withdraw':
    case 'supersede':
      return [operation, await changeUse(world, random, known, operation)]
    case 'undo':
      return [operation, await undo(world, random, known)]
    case 'transfer':
      return [operation, await transfer(world, random, known)]
    case 'price':
      return [operation, await setPrice(world, random, known)]
    case 'pass':
      return [operation, pass(world, random)]
    case 'run':
      return [operation, await run(world, random)]
    case 'rebill':
      return [operation, await world.rebill((values) => random.pick(values))]
    default:
      return [operation, await change(world, random, known, operation)]
  }
}

async function subscribe(world: World, random: Random): Promise<string> {
  if (world.known.length >= MOST_SUBSCRIPTIONS) return 'nothing more'
  const startsOn = world.today - random.between(-10, 40)
  const isAligned = random.chance(0.5)
  const plan = random.pick(isAligned ? world.monthlyPlanIds : world.planIds)
  const accountId = random.pick(isAligned ? world.accounts.ids : world.accounts.plain)
  const own = random.chance(0.5) ? startsOn : startsOn - random.between(1, 400)
  const anchorOn = isAligned ? ALIGNED_ON : own
  const quantity = random.between(1, 4)
  await world.subscribe({ accountId, plan, quantity, startsOn, anchorOn })
  const days = `from ${textOf(startsOn)}, counted from ${textOf(anchorOn)}`
  return `${world.known.at(-1)!.id} of ${accountId}: ${plan} x ${quantity} ${days}`
}

/** Mostly of late, sometimes of a month that was billed long ago. */
function dayOfUse(world: World, random: Random, { firstDay }: Known): number {
  const back = random.chance(0.8) ? random.between(0, 12) : random.between(0, 80)
  return Math.max(world.today - back, firstDay)
}

function use(world: World, random: Random, known: Known): string {
  const day = dayOfUse(world, random, known)
  if (day > world.today) return 'not begun'
  const units = random.between(1, 30)
  world.feed.use(known, day, units)
  return `${known.id}: ${units} on ${textOf(day)}`
}

async function changeUse(
  world: World,
  random: Random,
  known: Known,
  kind: 'withdraw' | 'supersede'
): Promise<string> {
  const ids = [...known.events.keys()]
  if (ids.length === 0) return 'nothing'
  const id = random.pick(ids)
  if (kind === 'withdraw') {
    await world.feed.withdraw(known, id)
    return `${known.id}: ${id}`
  }
  const day = dayOfUse(world, random, known)
  if (day > world.today) return 'not begun'
  const units = random.between(1, 30)
  await world.feed.supersede(known, id, day, units)
  return `${known.id}: ${id} is ${units} on ${textOf(day)}`
}

async function undo(world: World, random: Random, known: Known): Promise<string> {
  const open = known.changes.slice(2).filter(({ isUndone }) => !isUndone)
  if (open.length === 0) return 'nothing'
  const picked = random.pick(open)
  const isTaken = await world.undo(known, picked)
  return `${known.id}: ${picked.kind} of ${textOf(picked.day)}${isTaken ? '' : ' refused'}`
}

async function transfer(world: World, random: Random, known: Known): Promise<string> {
  if (world.known.length >= MOST_SUBSCRIPTIONS + 6) return 'nothing more'
  if (known.others.size > 0) return 'handed over before'
  const to = random.pick(known.isAligned ? world.accounts.ids : world.accounts.plain)
  const day = world.today + random.between(-30, 20)
  const isTaken = await world.transfer(known, to, day)
  return `${known.id} to account ${to} from ${textOf(day)}${isTaken ? '' : ' refused'}`
}

async function setPrice(world: World, random: Random, known: Known): Promise<string> {
  const from = world.today + random.between(-40, 20)
  const to = random.chance(0.5) ? Infinity : from + random.between(1, 60)
  const plan = random.chance(0.8) ? stateOn(known, from).plan : random.pick(world.planIds)
  const charges = world.plans.get(plan)?.charges ?? []
  const flat = charges.find(({ kind }) => kind === 'flat')
  // The books take the plan of the day; a price for another one is another price.
  if (flat === undefined || plan !== stateOn(known, from).plan) return 'nothing flat'
  const cents = random.between(1, 9000)
  const isTaken = await world.setPrice(known, { plan, key: flat.key, from, to, cents })
  const days = `${textOf(from)} to ${to === Infinity ? 'for ever' : textOf(to)}`
  return `${known.id}: ${flat.key} of ${plan} at ${cents}, ${days}${isTaken ? '' : ' refused'}`
}

function pass(world: World, random: Random): string {
  world.pass(random.between(1, 6))
  return textOf(world.today)
}

async function run(world: World, random: Random): Promise<string> {
  const first = await world.run()
  if (!random.chance(0.3)) return `${first.documents} documents`
  const again = await world.run()
  if (again.documents > 0) throw new Error(`A second run billed ${again.documents} documents`)
  return `${first.documents} documents, twice`
}

async function change(
  world: World,
  random: Random,
  known: Known,
  kind: 'plan' | 'quantity' | 'pause' | 'resume' | 'end'
): Promise<string> {
  const day = world.today + random.between(-45, 25)
  const plans = known.isAligned ? world.monthlyPlanIds : world.planIds
  const value = kind === 'plan' ? random.pick(plans) : random.between(1, 4)
  const credit = random.pick(['prorated', 'prorated', 'none', 'full'])
  const isTaken = await world.change(known, { kind, day, value }, credit)
  const what = kind === 'end' ? credit : value
  return `${known.id}: ${kind} ${what} from ${textOf(day)}${isTaken ? '' : ' refused'}`
}
