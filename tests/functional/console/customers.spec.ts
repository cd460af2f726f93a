import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import * as given from '#tests/support/given'

const CUSTOMER = {
  number: 'c-77',
  name: ' Ahorn GmbH ',
  kind: 'company',
  country: 'de',
  taxId: 'DE136695976',
  email: 'post@ahorn.example',
  locale: 'de',
  address: 'Weg 1\r\n\r\n20457 Hamburg',
}

test.group('Customers in the console', () => {
  test('a clerk adds a customer; what was typed is tidied', async ({ client, assert }) => {
    const { session, company, email } = await given.staff('billing_clerk')
    const response = await client
      .post('/customers')
      .json({ ...CUSTOMER, company_id: 999, created_at: 1, id: 5 })
      .withSession(session)
      .withCsrfToken()
      .redirects(0)
    response.assertStatus(302)

    const row = await db.from('customers').where('company_id', company.id).firstOrFail()
    assert.equal(response.header('location'), `/customers/${row.id}`)
    assert.equal(row.number, 'C-77')
    assert.equal(row.name, 'Ahorn GmbH')
    assert.equal(row.country, 'DE')
    assert.deepEqual(JSON.parse(row.address), ['Weg 1', '20457 Hamburg'])
    const activity = await db
      .from('activities')
      .where('company_id', company.id)
      .orderBy('id', 'desc')
      .firstOrFail()
    assert.deepEqual([activity.action, activity.actor], ['customer.created', email])
  })

  test('a number is given once in a company', async ({ client, assert }) => {
    const { session, company } = await given.staff('admin')
    const add = () =>
      client.post('/customers').json(CUSTOMER).withSession(session).withCsrfToken().redirects(0)
    await add()
    const again = await add()
    again.assertStatus(302)
    assert.lengthOf(await db.from('customers').where('company_id', company.id), 1)
  })

  test('a change keeps what was before', async ({ client, assert }) => {
    const { session, company } = await given.staff('admin')
    await client.post('/customers').json(CUSTOMER).withSession(session).withCsrfToken()
    const row = await db.from('customers').where('company_id', company.id).firstOrFail()
    const response = await client
      .put(`/customers/${row.id}`)
      .json({ ...CUSTOMER, name: 'Birke AG' })
      .withSession(session)
      .withCsrfToken()
      .redirects(0)
    response.assertStatus(302)
    const activity = await db
      .from('activities')
      .where({ company_id: company.id, action: 'customer.changed' })
      .firstOrFail()
    assert.deepEqual(JSON.parse(activity.details), {
      name: { before: 'Ahorn GmbH', after: 'Birke AG' },
    })
  })

  test('another company cannot change it', async ({ client, assert }) => {
    const { session, company } = await given.staff('admin')
    await client.post('/customers').json(CUSTOMER).withSession(session).withCsrfToken()
    const row = await db.from('customers').where('company_id', company.id).firstOrFail()
    const stranger = await given.staff('admin')
    const response = await client
      .put(`/customers/${row.id}`)
      .json({ ...CUSTOMER, name: 'Taken' })
      .withSession(stranger.session)
      .withCsrfToken()
      .accept('json')
    response.assertStatus(404)
    const after = await db.from('customers').where('id', row.id).firstOrFail()
    assert.equal(after.name, 'Ahorn GmbH')
  })

  test('mistakes are named at their fields', async ({ client, assert }) => {
    const { session } = await given.staff('admin')
    const response = await client
      .post('/customers')
      .json({ ...CUSTOMER, number: '<b>', kind: 'robot', country: 'Germany', email: 'nobody' })
      .withSession(session)
      .withCsrfToken()
      .accept('json')
    response.assertStatus(422)
    const fields = response.body().errors.map(({ field }: { field: string }) => field)
    assert.sameMembers(fields, ['number', 'kind', 'country', 'email'])
  })
})
