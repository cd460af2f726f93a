import type { ModelCharge } from '#tests/support/model/book_model'
import { textOf } from '#tests/support/model/days'
import type { Random } from '#tests/support/model/random'
import type { Known, World } from '#tests/support/model/world'

/** Plans that share keys, so that a change from one to another goes on, comes back and is cut. */
export const CATALOG: readonly (readonly ModelCharge[])[] = [
  [{ key: 'fee', timing: 'advance', kind: 'flat', cents: 3000, each: true }],
  [
    { key: 'fee', timing: 'advance', kind: 'flat', cents: 1999, each: true },
    { key: 'units', timing: 'arrears', kind: 'unit', centsPerHundred: 725 },
  ],
  [
    { key: 'rent', timing: 'arrears', kind: 'flat', cents: 4700, each: false },
    { key: 'units', timing: 'arrears', kind: 'graduated', first: 40, cents: [10, 3] },
  ],
  [
    { key: 'rent', timing: 'arrears', kind: 'flat', cents: 1001, each: true },
    { key: 'bulk', timing: 'arrears', kind: 'volume', first: 60, cents: [9, 5] },
  ],
]

/** How often each operation comes; uses are what most of life consists of. */
const WEIGHTS = {
  use: 60,
  withdraw: 4,
  plan: 6,
  quantity: 7,
  end: 2,
  subscribe: 4,
  pass: 9,
  run: 4,
  rebill: 1,
} as const

export type Operation = keyof typeof WEIGHTS

const MOST_SUBSCRIPTIONS = 14

/** Does one operation at random and says what it was. */
export async function operate(world: World, random: Random): Promise<[Operation, string]> {
  const operation = random.weighted(WEIGHTS)
  if (world.known.length === 0 || operation === 'subscribe') {
    return ['subscribe', await subscribe(world, random)]
  }
  const known = random.pick(world.known)
  switch (operation) {
    case 'use':
      return [operation, use(world, random, known)]
    case 'withdraw':
      return [operation, await withdraw(world, random, known)]
    case 'pass':
      return [operation, pass(world, random)]
    case 'run':
      return [operation, await run(world, random)]
    case 'rebill':
      await world.rebill((values) => random.pick(values))
      return [operation, 'a document']
    default:
      return [operation, await change(world, random, known, operation)]
  }
}

async function subscribe(world: World, random: Random): Promise<string> {
  if (world.known.length >= MOST_SUBSCRIPTIONS) return 'nothing more'
  const startsOn = world.today - random.between(-10, 40)
  const plan = random.pick(world.planIds)
  const quantity = random.between(1, 4)
  await world.subscribe(random.between(0, 3), plan, startsOn, quantity)
  return `${plan} x ${quantity} from ${textOf(startsOn)}`
}

function use(world: World, random: Random, known: Known): string {
  // Mostly of late, sometimes of a month that was billed long ago.
  const back = random.chance(0.8) ? random.between(0, 12) : random.between(0, 80)
  const day = Math.max(world.today - back, known.startsOn)
  if (day > world.today) return 'not begun'
  const units = random.between(1, 30)
  world.use(known, day, units)
  return `${known.id}: ${units} on ${textOf(day)}`
}

async function withdraw(world: World, random: Random, known: Known): Promise<string> {
  const ids = [...known.events.keys()]
  if (ids.length === 0) return 'nothing'
  const id = random.pick(ids)
  await world.withdraw(known, id)
  return `${known.id}: ${id}`
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
  kind: 'plan' | 'quantity' | 'end'
): Promise<string> {
  const day = world.today + random.between(-45, 25)
  const value = kind === 'plan' ? random.pick(world.planIds) : random.between(1, 4)
  const isTaken = await world.change(known, { kind, day, value })
  return `${known.id}: ${kind} ${value} from ${textOf(day)}${isTaken ? '' : ' refused'}`
}
