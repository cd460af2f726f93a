import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { findPlanVersionOn } from '#app/catalog/queries/find_plan_version_on'
import { findAddOnRules } from '#app/catalog/queries/find_addon_rules'
import { findVersionForm } from '#app/catalog/queries/find_version_form'
import * as staff from '#tests/support/given'
import { given } from '#tests/support/given_books'

const fee = (changes: object = {}) => ({
  key: 'fee',
  name: 'Monthly fee',
  rule: 'standard.flat',
  terms: { amount: '30.00', per_quantity: false },
  timing: 'advance',
  taxCategory: 'general',
  ledgerCode: '4000',
  ...changes,
})

const tiers = (rows: object[]) =>
  fee({
    key: 'calls',
    name: 'Calls',
    rule: 'standard.graduated',
    timing: 'arrears',
    metrics: ['telecom.voice_seconds'],
    terms: {
      tiers: rows,
      zero_usage_pays_flat: false,
      unit_quantity: '60',
      unit_rounding: 'none',
      unit_step: '1',
      negative_total: 'credit',
    },
  })

const plan = (changes: object = {}) => ({
  code: 'home',
  name: 'Home',
  currencies: ['EUR'],
  validFrom: '2026-01-01',
  periodUnit: 'month',
  periodCount: '1',
  proration: 'actual_days',
  charges: [fee()],
  ...changes,
})

async function console(role: 'admin' | 'billing_clerk' = 'admin') {
  const { session, company } = await staff.staff(role)
  return { session, companyId: company.id }
}

test.group('Plans in the console', () => {
  test('a plan is added with its first version in two currencies', async ({ client, assert }) => {
    const { session, companyId } = await console()
    const response = await client
      .post('/plans')
      .json(
        plan({
          currencies: ['eur', 'JPY'],
          charges: [
            fee({ terms: { amount: { EUR: '30.00', JPY: '4900' }, per_quantity: false } }),
            tiers([
              {
                up_to: '100',
                unit_price: { EUR: '0.10', JPY: '16' },
                flat_fee: { EUR: '0', JPY: '0' },
              },
              {
                up_to: null,
                unit_price: { EUR: '0.05', JPY: '8' },
                flat_fee: { EUR: '1', JPY: '160' },
              },
            ]),
          ],
        })
      )
      .withSession(session)
      .withCsrfToken()
      .redirects(0)
    response.assertStatus(302)

    const versions = await db.from('plan_versions').where('company_id', companyId).orderBy('id')
    assert.deepEqual(
      versions.map(({ version, currency }) => [Number(version), currency]),
      [
        [1, 'EUR'],
        [1, 'JPY'],
      ]
    )
    const [, yen] = versions
    const charges = await db.from('charges').where('plan_version_id', yen.id).orderBy('position')
    assert.equal(JSON.parse(charges[0].terms).amount, '4900')
    assert.deepEqual(
      JSON.parse(charges[1].terms).tiers.map((row: { unit_price: string }) => row.unit_price),
      ['16', '8']
    )
    const activity = await db
      .from('activities')
      .where({ company_id: companyId, action: 'plan.created' })
      .firstOrFail()
    assert.equal(activity.subject_id, versions[0].plan_id)

    const form = await findVersionForm(db.connection(), companyId, versions[0].plan_id, 1)
    assert.deepEqual((form.charges[0].terms as { amount: object }).amount, {
      EUR: '30',
      JPY: '4900',
    })
  })

  const refused: [string, object, string[]][] = [
    ['a currency that nobody knows', plan({ currencies: ['EUX'] }), ['currencies.0']],
    ['an end before the beginning', plan({ validTo: '2025-12-31' }), ['validTo']],
    [
      'a rule that nobody registered',
      plan({ charges: [fee({ rule: 'x.y' })] }),
      ['charges.0.rule'],
    ],
    [
      'a ledger account that is not in the chart',
      plan({ charges: [fee({ ledgerCode: '9999' })] }),
      ['charges.0.ledgerCode'],
    ],
    [
      'a metric that nobody measures',
      plan({
        charges: [tiers([{ up_to: null, unit_price: '1', flat_fee: '0' }])].map((charge) => ({
          ...charge,
          metrics: ['water.litres'],
        })),
      }),
      ['charges.0.metrics'],
    ],
    [
      'usage that the rule does not take',
      plan({ charges: [fee({ metrics: ['telecom.sms'] })] }),
      ['charges.0.metrics'],
    ],
    [
      'a tier that ends below nothing, at the tier',
      plan({
        charges: [
          fee(),
          tiers([
            { up_to: '-5', unit_price: '0.10', flat_fee: '0' },
            { up_to: null, unit_price: 'free', flat_fee: '0' },
          ]),
        ],
      }),
      ['charges.1.terms.tiers.0.up_to', 'charges.1.terms.tiers.1.unit_price'],
    ],
    [
      'tiers that do not rise',
      plan({
        charges: [
          tiers([
            { up_to: '100', unit_price: '1', flat_fee: '0' },
            { up_to: '50', unit_price: '1', flat_fee: '0' },
            { up_to: null, unit_price: '1', flat_fee: '0' },
          ]),
        ],
      }),
      ['charges.0.terms.tiers.1.up_to'],
    ],
    [
      'a negative price of a tier',
      plan({ charges: [tiers([{ up_to: null, unit_price: '-1', flat_fee: '0' }])] }),
      ['charges.0.terms.tiers.0.unit_price'],
    ],
    [
      'a price that is missing in one currency',
      plan({
        currencies: ['EUR', 'CHF'],
        charges: [fee({ terms: { amount: { EUR: '30' }, per_quantity: false } })],
      }),
      ['charges.0.terms.amount.CHF'],
    ],
    [
      'a quantity beyond what a number holds exactly',
      plan({
        charges: [
          {
            ...tiers([{ up_to: null, unit_price: '1', flat_fee: '0' }]),
            terms: {
              tiers: [{ up_to: null, unit_price: '1', flat_fee: '0' }],
              zero_usage_pays_flat: false,
              unit_quantity: '9007199254740993',
              unit_rounding: 'none',
              unit_step: '1',
              negative_total: 'credit',
            },
          },
        ],
      }),
      ['charges.0.terms.unit_quantity'],
    ],
    ['a key that two charges have', plan({ charges: [fee(), fee()] }), ['charges.1.key']],
    [
      'charges that read each other in a circle',
      plan({
        charges: ['a', 'b'].map((tag, index) =>
          fee({
            key: `off-${tag}`,
            rule: 'standard.percent_off',
            tags: [tag],
            terms: {
              percent: '10',
              reads_tag: index === 0 ? 'b' : 'a',
              reads_scope: 'subscription',
            },
          })
        ),
      }),
      ['charges.0.terms'],
    ],
    [
      'a discount on a tag that no charge has',
      plan({
        charges: [
          fee(),
          fee({
            key: 'off',
            rule: 'standard.percent_off',
            terms: { percent: '10', reads_tag: 'calls', reads_scope: 'subscription' },
          }),
        ],
      }),
      ['charges.1.terms'],
    ],
    [
      'a step that is no whole number of base units',
      plan({
        charges: [
          {
            ...tiers([]),
            terms: {
              tiers: [{ up_to: null, unit_price: '1', flat_fee: '0' }],
              zero_usage_pays_flat: false,
              unit_quantity: '60',
              unit_rounding: 'up',
              unit_step: '0.001',
              negative_total: 'credit',
            },
          },
        ],
      }),
      ['charges.0.terms'],
    ],
    ['no charge at all', plan({ charges: [] }), ['charges']],
    ['a product that does not exist', plan({ product: 'none' }), ['product']],
  ]

  test('refuses at the field, in the form and by programs alike: {0}')
    .with(refused)
    .run(async ({ client, assert }, [, body, fields]) => {
      const { session, companyId } = await console()
      const form = await client
        .post('/plans')
        .json(body)
        .withSession(session)
        .withCsrfToken()
        .accept('json')
      form.assertStatus(422)
      const named = form.body().errors.map(({ field }: { field: string }) => field)
      assert.deepEqual(named, fields)
      assert.lengthOf(await db.from('plans').where('company_id', companyId), 0)

      const { text } = await staff.token(['catalog.write'])
      const program = await client.post('/api/v1/plans').bearerToken(text).json(body)
      program.assertStatus(422)
      assert.deepEqual(program.body().errors, form.body().errors)
    })

  test('a clerk reads plans and adds none', async ({ client }) => {
    const { session } = await console('billing_clerk')
    const list = await client.get('/plans').withSession(session)
    list.assertStatus(200)
    const refusal = await client.post('/plans').json(plan()).withSession(session).withCsrfToken()
    refusal.assertStatus(403)
  })

  test('a code is given once in a company', async ({ client, assert }) => {
    const { session, companyId } = await console()
    const add = () =>
      client
        .post('/plans')
        .json(plan())
        .withSession(session)
        .withCsrfToken()
        .accept('json')
        .redirects(0)
    await add()
    const again = await add()
    again.assertStatus(422)
    assert.deepEqual(again.body().errors[0].field, 'code')
    assert.lengthOf(await db.from('plan_versions').where('company_id', companyId), 1)
  })

  test('an unused version is edited, a used one never', async ({ client, assert }) => {
    const { session, companyId } = await console()
    const planVersionId = await given.plan(companyId, {
      code: 'home',
      charges: [
        given.charge({
          key: 'fee',
          ruleCode: 'standard.flat',
          terms: { amount: '30.00', per_quantity: false },
        }),
      ],
    })
    const { plan_id: id } = await db.from('plan_versions').where('id', planVersionId).firstOrFail()
    const { code, name, ...version } = plan({ currencies: ['CHF', 'EUR'] }) as Record<
      string,
      unknown
    >
    const edit = (amount: string) =>
      client
        .put(`/plans/${id}/versions/1`)
        .json({
          ...version,
          charges: [fee({ terms: { amount: { EUR: amount, CHF: '9' }, per_quantity: false } })],
        })
        .withSession(session)
        .withCsrfToken()
        .accept('json')
        .redirects(0)
    const done = await edit('31')
    done.assertStatus(302)
    const rows = () =>
      db
        .from('charges')
        .join('plan_versions', 'plan_versions.id', 'charges.plan_version_id')
        .where('plan_id', id)
        .orderBy('currency')
        .select('currency', 'terms', 'plan_version_id')
    assert.deepEqual(
      (await rows()).map(({ currency, terms }) => [currency, JSON.parse(terms).amount]),
      [
        ['CHF', '9'],
        ['EUR', '31'],
      ]
    )
    assert.equal((await rows())[1].plan_version_id, planVersionId)

    const accountId = await given.account(companyId)
    await given.subscription(companyId, { accountId, planVersionId, from: '2026-01-01' })
    const refusal = await edit('99')
    refusal.assertStatus(422)
    assert.equal(refusal.body().errors[0].field, 'version')
    const withdrawal = await client
      .delete(`/plans/${id}/versions/1`)
      .withSession(session)
      .withCsrfToken()
      .redirects(0)
    withdrawal.assertStatus(302)
    const after = await db.from('plan_versions').where('plan_id', id)
    assert.isTrue(after.every((row) => row.withdrawn_at === null))
    assert.equal(JSON.parse((await rows())[1].terms).amount, '31')
  })

  test('the version that holds on a day is the last that has begun and is open', async ({
    client,
    assert,
  }) => {
    const { session, companyId } = await console()
    await client.post('/plans').json(plan()).withSession(session).withCsrfToken().redirects(0)
    const { id } = await db.from('plans').where('company_id', companyId).firstOrFail()
    const { code, name, ...version } = plan({ validFrom: '2026-03-01' }) as Record<string, unknown>
    const send = (method: 'post' | 'delete', path: string, body: object = {}) =>
      client[method](path)
        .json(body)
        .withSession(session)
        .withCsrfToken()
        .accept('json')
        .redirects(0)
    await send('post', `/plans/${id}/versions`, version)
    await send('post', `/plans/${id}/versions`, { ...version, validFrom: '2026-05-01' })
    const on = async (date: string, currency = 'EUR') => {
      const found = await findPlanVersionOn(db.connection(), companyId, {
        planId: id,
        currency,
        date,
      })
      const row = found && (await db.from('plan_versions').where('id', found).firstOrFail())
      return row ? Number(row.version) : null
    }
    assert.deepEqual(
      [
        await on('2025-12-31'),
        await on('2026-01-01'),
        await on('2026-02-28'),
        await on('2026-03-01'),
      ],
      [null, 1, 1, 2]
    )
    assert.isNull(await on('2026-03-01', 'USD'))
    await send('delete', `/plans/${id}/versions/3`)
    assert.equal(await on('2026-06-01'), 2)
    await send('post', `/plans/${id}/versions/2/closure`, { validTo: '2026-06-01' })
    assert.deepEqual([await on('2026-05-31'), await on('2026-06-01')], [2, 1])
    const early = await send('post', `/plans/${id}/versions/2/closure`, { validTo: '2026-03-01' })
    early.assertStatus(422)
  })

  test('nobody is put on a version that is closed or withdrawn', async ({ client, assert }) => {
    const { session, companyId } = await console()
    await client.post('/plans').json(plan()).withSession(session).withCsrfToken().redirects(0)
    const row = await db.from('plan_versions').where('company_id', companyId).firstOrFail()
    const { id: planVersionId, plan_id: planId } = row
    const accountId = await given.account(companyId)
    const put = (from: string) => given.subscription(companyId, { accountId, planVersionId, from })
    const send = (method: 'post' | 'delete', path: string, body: object = {}) =>
      client[method](path).json(body).withSession(session).withCsrfToken().redirects(0)
    await send('post', `/plans/${planId}/versions/1/closure`, { validTo: '2026-06-01' })
    await assert.rejects(() => put('2026-06-01'), /closed from 2026-06-01 on/)
    await send('delete', `/plans/${planId}/versions/1`)
    await assert.rejects(() => put('2026-05-31'), /withdrawn/)
    assert.lengthOf(await db.from('subscriptions').where('company_id', companyId), 0)
  })

  test('an add-on names the plans it may stand beside, and no other add-on', async ({
    client,
    assert,
  }) => {
    const { session, companyId } = await console()
    const post = (body: object) =>
      client
        .post('/plans')
        .json(body)
        .withSession(session)
        .withCsrfToken()
        .accept('json')
        .redirects(0)
    await post(plan({ code: 'base' }))
    await post(plan({ code: 'extra', addonAlignment: 'base', addonBases: ['base'] }))
    const plans = await db.from('plans').where('company_id', companyId).orderBy('id')
    const [base, extra] = plans
    assert.deepEqual(await findAddOnRules(db.connection(), companyId, extra.id), {
      alignment: 'base',
      basePlanIds: [base.id],
    })
    assert.isNull(await findAddOnRules(db.connection(), companyId, base.id))
    const refusal = await post(plan({ code: 'more', addonAlignment: 'own', addonBases: ['extra'] }))
    refusal.assertStatus(422)
    assert.equal(refusal.body().errors[0].field, 'addonBases.0')
  })

  test('another company sees and changes nothing of it', async ({ client }) => {
    const { session, companyId } = await console()
    await client.post('/plans').json(plan()).withSession(session).withCsrfToken().redirects(0)
    const { id } = await db.from('plans').where('company_id', companyId).firstOrFail()
    const stranger = await console()
    for (const path of [`/plans/${id}`, `/plans/${id}/edit`, `/plans/${id}/versions/1/edit`]) {
      const page = await client.get(path).withSession(stranger.session).accept('json')
      page.assertStatus(404)
    }
    const { code, name, ...version } = plan() as Record<string, unknown>
    const write = await client
      .put(`/plans/${id}/versions/1`)
      .json(version)
      .withSession(stranger.session)
      .withCsrfToken()
      .accept('json')
    write.assertStatus(404)
  })
})

test.group('Plans from programs', () => {
  test('the same request again gives the answer it got, another one with its key is refused', async ({
    client,
    assert,
  }) => {
    const { text, company } = await staff.token(['catalog.write'])
    const send = (body: object) =>
      client.post('/api/v1/plans').bearerToken(text).header('Idempotency-Key', 'k1').json(body)
    const first = await send(plan())
    first.assertStatus(200)
    assert.equal(first.body().version, 1)
    const again = await send(plan())
    assert.deepEqual(again.body(), first.body())
    const other = await send(plan({ code: 'office' }))
    other.assertStatus(409)
    assert.lengthOf(await db.from('plans').where('company_id', company.id), 1)

    const next = await client
      .post(`/api/v1/plans/${first.body().id}/versions`)
      .bearerToken(text)
      .json(plan({ validFrom: '2027-01-01' }))
    next.assertStatus(200)
    assert.equal(next.body().version, 2)
  })
})
