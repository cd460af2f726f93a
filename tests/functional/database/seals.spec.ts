import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { unitOfWork } from '#app/database/unit_of_work'
import { missingSeals, sealTables, SEALED_TABLES } from '#app/database/seals'

test.group('Seals', (group) => {
  group.teardown(() => sealTables())

  test('all stand after the database was prepared', async ({ assert }) => {
    assert.deepEqual(await missingSeals(), [])
  })

  test('a sealed row can be neither changed nor removed', async ({ assert }) => {
    await unitOfWork(async (work) =>
      work.record({
        companyId: 999_002,
        actor: 'test',
        action: 'scratch.sealed',
        subjectKind: 'scratch',
        subjectId: 1,
      })
    )
    const rows = () => db.from('activities').where('company_id', 999_002)
    await assert.rejects(() => rows().update({ actor: 'somebody else' }), /E_SEALED/)
    await assert.rejects(() => rows().delete(), /E_SEALED/)
    const [row] = await rows()
    assert.equal(row.actor, 'test')
  })

  test('a seal that is gone is named, and one step puts all back', async ({ assert }) => {
    const dropped = SEALED_TABLES.map((table) => `${table}_refuse_delete`)
    for (const name of dropped) await db.rawQuery(`drop trigger ${name}`)
    assert.deepEqual(await missingSeals(), dropped)

    await sealTables()
    await sealTables()
    assert.deepEqual(await missingSeals(), [])
  })
})
