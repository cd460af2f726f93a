import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { bulkInsert, type Cell } from '#app/database/bulk_insert'
import { amount, exact, instant, localDate, structured } from '#app/database/columns'
import { searchKey } from '#app/database/search_key'
import { unitOfWork } from '#app/database/unit_of_work'
import { scratchTable } from '#tests/support/scratch_table'

const MOST = Number.MAX_SAFE_INTEGER

test.group('Parity of the databases', (group) => {
  group.setup(() =>
    scratchTable('scratch_values', (table) => {
      table.integer('id').primary()
      amount(table, 'minor').nullable()
      localDate(table, 'day').nullable()
      instant(table, 'at').nullable()
      exact(table, 'ratio').nullable()
      table.string('name', 20).nullable()
      structured(table, 'facts').nullable()
      table.string('search_key', 190).nullable()
    })
  )
  group.each.setup(async () => {
    await db.from('scratch_values').delete()
  })

  const KEPT: [string, string, Cell][] = [
    ['the largest amount', 'minor', MOST],
    ['the smallest amount', 'minor', -MOST],
    ['an amount as bigint', 'minor', 9007199254740991n],
    ['zero', 'minor', 0],
    ['a leap day', 'day', '2028-02-29'],
    ['the first day of the calendar in use', 'day', '1900-01-01'],
    ['an instant of this century', 'at', 1_795_302_130_789],
    ['an instant before 1970', 'at', -1],
    ['a ratio', 'ratio', '-1/3'],
    ['an exact decimal with its zeros', 'ratio', '12.50'],
    ['blanks around a name', 'name', '  Ann  '],
    ['a name in three scripts', 'name', 'Ünal Иванов 王'],
    ['a sign outside the basic plane', 'name', '📞'],
    ['a quote and a backslash', 'name', `O'Neil \\ "x"`],
    ['JSON in the order it was written', 'facts', '{"b":1,"a":[1, 2]}'],
  ]
  for (const [what, column, value] of KEPT) {
    test(`${what} comes back as it was stored`, async ({ assert }) => {
      await store(column, value)
      const row = await db.from('scratch_values').where('id', 1).firstOrFail()
      assert.equal(String(row[column]), String(value))
    })
  }

  const REFUSED: [string, string, Cell][] = [
    ['an amount beyond 53 bits', 'minor', 9007199254740992n],
    ['an amount beyond 64 bits', 'minor', 99999999999999999999n],
    ['a fraction of an amount', 'minor', 0.5],
    ['a number that is none', 'minor', Number.NaN],
    ['a word as an amount', 'minor', 'many'],
    ['the 31st of February', 'day', '2026-02-31'],
    ['the day zero', 'day', '0000-00-00'],
    ['a date that is none', 'day', 'tomorrow'],
    ['a word as an instant', 'at', 'now'],
  ]
  for (const [what, column, value] of REFUSED) {
    test(`${what} is refused and changed into nothing`, async ({ assert }) => {
      await assert.rejects(() => store(column, value))
      assert.isEmpty(await db.from('scratch_values'))
    })
  }

  test('a plain statement cannot store what a bulk write may not', async ({ assert }) => {
    for (const [column, value] of [
      ['minor', '9007199254740993'],
      ['day', '2026-02-31'],
      ['at', 'now'],
    ]) {
      await assert.rejects(() => db.table('scratch_values').insert({ id: 1, [column]: value }))
    }
  })

  test('names are found without regard to case and marks in every script', async ({ assert }) => {
    const names = ['Ünal Öztürk', 'ИВАНОВ Пётр', 'Société Générale', 'Straße']
    const rows = names.map((name, index) => [index + 1, name.slice(0, 20), searchKey(name)])
    await unitOfWork(({ trx }) =>
      bulkInsert(trx, 'scratch_values', ['id', 'name', 'search_key'], rows)
    )
    for (const [typed, id] of [
      ['unal', 1],
      ['иванов петр', 2],
      ['GENERALE', 3],
      ['strasse', null],
    ] as const) {
      const found = await db
        .from('scratch_values')
        .where('search_key', 'like', `%${searchKey(typed)}%`)
        .first()
      assert.equal(found?.id ?? null, id, typed)
    }
  })
})

function store(column: string, value: Cell) {
  return unitOfWork(({ trx }) => bulkInsert(trx, 'scratch_values', ['id', column], [[1, value]]))
}
