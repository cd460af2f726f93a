import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { ApproveCorrection } from '#app/billing/actions/approve_correction'
import { OrderCorrection } from '#app/billing/actions/order_correction'
import { RunCorrection } from '#app/billing/actions/run_correction'
import { loadPlanVersions } from '#app/catalog/queries/load_plan_versions'
import { clock } from '#app/database/clock'
import { bill, linesOf } from '#tests/support/books'
import { given } from '#tests/support/given_books'

const fee = (amount: string, more: Partial<Parameters<typeof given.charge>[0]> = {}) =>
  given.charge({
    ...{ key: 'fee', name: 'Fee', ruleCode: 'standard.flat', ...more },
    terms: { amount, per_quantity: false },
  })

async function plan(charges = [fee('1.00')]) {
  const companyId = await given.company()
  const planVersionId = await given.plan(companyId, { charges })
  const order = (code: string, ...mended: ReturnType<typeof fee>[]) =>
    new OrderCorrection().execute({
      ...{ companyId, code, planVersionId, charges: mended, reason: 'Typo', actor: 'one' },
      ...{ startsOn: '2026-01-01', endsOn: '2026-02-01' },
    })
  return { companyId, planVersionId, order }
}

test.group('Corrections', (group) => {
  group.each.teardown(() => clock.release())

  test('the same order again is the same correction', async ({ assert }) => {
    const { order } = await plan()
    assert.equal(await order('mend', fee('2.00')), await order('mend', fee('2.00')))
  })

  test('another price under a code is refused', async ({ assert }) => {
    const { order } = await plan()
    await order('mend', fee('2.00'))
    await assert.rejects(() => order('mend', fee('3.00')), /another correction/)
  })

  test('anything else of a charge under a code is refused', async ({ assert }) => {
    const { order } = await plan([fee('1.00'), fee('1.00', { key: 'other' })])
    await order('mend', fee('2.00'))
    for (const more of [{ name: 'Rent' }, { taxCategory: 'telecom' }, { tags: ['discounted'] }]) {
      await assert.rejects(() => order('mend', fee('2.00', more)), /another correction/)
    }
    const other = fee('2.00', { key: 'other' })
    await assert.rejects(() => order('mend', fee('2.00'), other), /another correction/)
  })

  test('of two corrections of a charge that holds which was approved last', async ({ assert }) => {
    clock.freezeAt(Date.parse('2026-02-01T06:00:00Z'))
    const { companyId, planVersionId, order } = await plan()
    const accountId = await given.account(companyId)
    await given.subscription(companyId, { accountId, planVersionId, from: '2026-01-01' })
    await bill(companyId, '2026-02-01')
    const first = await order('first', fee('2.00'))
    const second = await order('second', fee('3.00'))
    const run = (correctionId: number, kind: 'preview' | 'live') =>
      new RunCorrection().execute({
        ...{ companyId, correctionId, kind, issuedOn: '2026-02-02', actor: 'one' },
      })
    const holding = async () => {
      const [{ charges }] = (await loadPlanVersions(db.connection(), [planVersionId])).values()
      return charges.map(({ edition }) => edition)
    }
    for (const [hours, correctionId, edition] of [
      [1, second, 3],
      [2, first, 2],
    ]) {
      clock.freezeAt(Date.parse(`2026-02-02T0${hours}:00:00Z`))
      // Its dry run is of its own edition, whatever was approved before.
      const gross = edition === 3 ? '2.38' : '1.19'
      assert.deepEqual((await run(correctionId, 'preview')).totals, [{ currency: 'EUR', gross }])
      await new ApproveCorrection().execute({ companyId, correctionId, actor: 'two' })
      assert.deepEqual(await holding(), [edition])
    }
    clock.freezeAt(Date.parse('2026-02-02T06:00:00Z'))
    await run(first, 'live')
    const nets = (await linesOf(companyId, accountId)).map(([, , , net]) => net)
    assert.deepEqual(nets, [100, 100])
  })
})
