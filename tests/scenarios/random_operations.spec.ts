import { test } from '@japa/runner'
import { clock } from '#app/database/clock'
import { CATALOG } from '#tests/support/model/catalog'
import { operate } from '#tests/support/model/operations'
import { Random } from '#tests/support/model/random'
import { World } from '#tests/support/model/world'

/** MODEL_SEED=7 runs one seed, MODEL_OPERATIONS=500 so many operations of it. */
const { MODEL_SEED, MODEL_OPERATIONS, LONG_TESTS, DB_CONNECTION } = process.env
/** A server is slower than the embedded database, and a shorter life there finds what differs. */
const FEW = DB_CONNECTION === 'mysql' ? [1] : [1, 2]
const SEEDS = MODEL_SEED ? [Number(MODEL_SEED)] : LONG_TESTS === '1' ? [1, 2, 3, 4, 5] : FEW
const MANY = DB_CONNECTION === 'mysql' && LONG_TESTS !== '1' ? 3000 : 10_000
const OPERATIONS = Number(MODEL_OPERATIONS ?? MANY)
/** A life is a company of its own; more would reach further back than runs look. */
const OPERATIONS_A_LIFE = 500
const SHOWN = 60

async function live(seed: number, life: number, operations: number) {
  const random = new Random(seed * 1000 + life)
  const world = await World.found(CATALOG)
  const log: string[] = []
  const fail = (problem: unknown) => {
    const text = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem)
    throw new Error(`Seed ${seed}, life ${life}: ${text}\n${log.slice(-SHOWN).join('\n')}`)
  }
  for (let count = 0; count < operations; count++) {
    try {
      const [operation, what] = await operate(world, random)
      log.push(`${count} ${operation} ${what}`)
      if (operation !== 'run') continue
      const differences = await world.differences()
      if (differences.length > 0) fail(differences.join('\n'))
    } catch (error) {
      fail(error)
    }
  }
  await world.run()
  const left = [...(await world.differences()), ...(await world.findings())]
  if (left.length > 0) fail(left.join('\n'))
}

test.group('Random operations', (group) => {
  group.each.teardown(() => clock.release())

  test('bill to the cent what a plain model says: seed {$self}')
    .with(SEEDS)
    .timeout(900_000)
    .run(async ({ assert }, seed) => {
      const lives = Math.ceil(OPERATIONS / OPERATIONS_A_LIFE)
      for (let life = 0; life < lives; life++) {
        const done = life * OPERATIONS_A_LIFE
        await live(seed, life, Math.min(OPERATIONS_A_LIFE, OPERATIONS - done))
      }
      assert.isAbove(lives, 0)
    })
})
