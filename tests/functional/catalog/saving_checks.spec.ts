import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { findVersionForm } from '#app/catalog/queries/find_version_form'
import { VOICE_DEFAULTS } from '#plugins/telecom/rating/voice_terms'
import * as staff from '#tests/support/given'
import { given } from '#tests/support/given_books'

const fee = (changes: object = {}) => ({
  ...{ key: 'fee', name: 'Monthly fee', rule: 'standard.flat', timing: 'advance' },
  terms: { amount: '30.00', per_quantity: false },
  ...{ taxCategory: 'general', ledgerCode: '4000', ...changes },
})

const plan = (changes: object = {}) => ({
  ...{ code: 'home', name: 'Home', currencies: ['EUR'], validFrom: '2026-01-01' },
  ...{ periodUnit: 'month', periodCount: 1, proration: 'actual_days', charges: [fee()] },
  ...changes,
})

const TRIAL = [
  { key: 'trial', name: 'Trial', unit: 'month', count: 1 },
  { key: 'after', name: 'After', unit: 'month', count: null },
]

test.group('What a plan is refused for', () => {
  const refused: [string, object, string[]][] = [
    [
      'a trial without an end',
      { phases: [{ ...TRIAL[0], count: null }, TRIAL[1]] },
      ['phases.0.count'],
    ],
    [
      'a last phase with a count and nothing behind it',
      { phases: [TRIAL[0], { ...TRIAL[1], count: 3 }] },
      ['phases.1.then'],
    ],
    [
      'two phases of one key',
      { phases: [TRIAL[0], { ...TRIAL[1], key: 'trial' }] },
      ['phases.1.key'],
    ],
    ['periods counted anew behind nothing', { phaseAnchor: 'after_first_phase' }, ['phaseAnchor']],
    [
      'a charge of a phase that is not there',
      { phases: TRIAL, charges: [fee({ phase: 'intro' })] },
      ['charges.0.phase'],
    ],
    [
      'a rate table that was not imported',
      {
        charges: [
          fee({
            rule: 'telecom.voice',
            timing: 'arrears',
            metrics: ['telecom.voice_seconds'],
            terms: { ...VOICE_DEFAULTS, rounding: null, allowance: null, rate_table: 'nowhere' },
          }),
        ],
      },
      ['charges.0.terms'],
    ],
  ]
  test('{0}')
    .with(refused)
    .run(async ({ client, assert }, [, changes, fields]) => {
      const { company, text } = await staff.token(['catalog.write'])
      const answer = await client.post('/api/v1/plans').bearerToken(text).json(plan(changes))
      answer.assertStatus(422)
      const found = answer.body().errors.map(({ field }: { field: string }) => field)
      assert.deepEqual(found, fields)
      assert.lengthOf(await db.from('plans').where('company_id', company.id), 0)
    })

  test('a program that adds up usage without a metric is told so, by whatever way', async ({
    assert,
  }) => {
    const companyId = await given.company()
    const charge = given.charge({
      key: 'calls',
      ruleCode: 'standard.graduated',
      terms: {
        tiers: [{ up_to: null, unit_price: '1', flat_fee: '0' }],
        zero_usage_pays_flat: false,
        unit_quantity: 1,
        unit_rounding: 'none',
        unit_step: '1',
        negative_total: 'credit',
        aggregation: 'max',
      },
      metrics: [],
    })
    await assert.rejects(
      () => given.plan(companyId, { charges: [charge] }),
      /rule of charge calls cannot compute with its terms/
    )
    assert.lengthOf(await db.from('plan_versions').where('company_id', companyId), 0)
  })
})

test.group('Phases of a plan', () => {
  test('are stored, shown by the form of the next version, and belong to their charges', async ({
    client,
    assert,
  }) => {
    const { company, text } = await staff.token(['catalog.write'])
    const body = plan({
      phases: TRIAL,
      phaseAnchor: 'after_first_phase',
      charges: [fee({ phase: 'after' })],
    })
    const answer = await client.post('/api/v1/plans').bearerToken(text).json(body)
    answer.assertStatus(200)
    const form = await findVersionForm(db.connection(), company.id, answer.body().id, 1)
    assert.deepEqual(form.phases, TRIAL as never)
    assert.equal(form.phaseAnchor, 'after_first_phase')
    assert.equal(form.charges[0].phase, 'after')

    const { version, ...next } = form
    const path = `/api/v1/plans/${answer.body().id}/versions`
    const added = await client.post(path).bearerToken(text).json(next)
    added.assertStatus(200)
    const second = await findVersionForm(db.connection(), company.id, answer.body().id, version + 1)
    assert.deepEqual(second.phases, form.phases)
    const page = await staff.staff('admin', company)
    const shown = await client
      .get(`/plans/${answer.body().id}`)
      .withSession(page.session)
      .withInertia()
    const props = (shown.body() as any).props
    assert.deepEqual(
      [props.plan.shown.phases[0].name, props.plan.shown.charges[0].phase],
      ['Trial', 'after']
    )
  })
})
