import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/database/clock'
import { claimAnswer, findAnswer, keepAnswer } from '#app/database/idempotency'
import { purgeAnswers } from '#app/database/purge_answers'
import { unitOfWork } from '#app/database/unit_of_work'
import { given } from '#tests/support/given_books'

test.group('Answers that are kept for repeated requests', (group) => {
  group.each.teardown(() => clock.release())

  test('are forgotten after a month, the newer ones stay', async ({ assert }) => {
    const companyId = await given.company()
    const request = (key: string) => ({ companyId, operation: 'POST /x', key, content: key })
    const answerOn = async (day: string, key: string) => {
      clock.freezeAt(Date.parse(`${day}T12:00:00Z`))
      await unitOfWork(async (work) => {
        await claimAnswer(work, request(key))
        await keepAnswer(work, request(key), 200, { key })
      })
    }
    await answerOn('2026-01-01', 'old')
    await answerOn('2026-01-02', 'new')
    clock.freezeAt(Date.parse('2026-02-01T00:00:00Z'))
    await purgeAnswers()
    assert.isNull(await findAnswer(request('old')))
    assert.isNotNull(await findAnswer(request('new')))
    assert.lengthOf(await db.from('idempotency_keys').where('company_id', companyId), 1)
  })
})
