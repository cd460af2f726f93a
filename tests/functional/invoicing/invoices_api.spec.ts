import { test } from '@japa/runner'
import { bill } from '#tests/support/books'
import * as staff from '#tests/support/given'
import { given } from '#tests/support/given_books'

async function invoiced() {
  const { company, ...token } = await staff.token(['invoices.read'])
  const accountId = await given.account(company.id)
  const terms = { amount: '30.00', per_quantity: false }
  const charge = given.charge({ ruleCode: 'standard.flat', terms, timing: 'advance' })
  const planVersionId = await given.plan(company.id, { charges: [charge] })
  await given.subscription(company.id, { accountId, planVersionId, from: '2026-01-01' })
  await bill(company.id, '2026-01-01')
  return { company, text: token.text }
}

test.group('Invoices for programs', () => {
  test('the list and one document answer exact amounts as text', async ({ client, assert }) => {
    const { text } = await invoiced()

    const list = await client.get('/api/v1/invoices').bearerToken(text)
    list.assertStatus(200)
    const [invoice] = list.body().invoices
    assert.equal(invoice.number, 'INV-2026-000001')
    assert.deepEqual(invoice.gross, { minor: '3570', currency: 'EUR' })

    const one = await client.get(`/api/v1/invoices/${invoice.id}`).bearerToken(text)
    one.assertStatus(200)
    assert.lengthOf(one.body().invoice.lines, 1)
    assert.deepEqual(one.body().invoice.taxes[0].amount, { minor: '570', currency: 'EUR' })
  })

  test('another company sees neither, and a token needs the scope', async ({ client, assert }) => {
    const { text } = await invoiced()
    const list = await client.get('/api/v1/invoices').bearerToken(text)
    const { id } = list.body().invoices[0]

    const stranger = await staff.token(['invoices.read'])
    const foreign = await client.get(`/api/v1/invoices/${id}`).bearerToken(stranger.text)
    foreign.assertStatus(404)
    const empty = await client.get('/api/v1/invoices').bearerToken(stranger.text)
    assert.lengthOf(empty.body().invoices, 0)

    const writer = await staff.token(['usage.import'])
    const refused = await client.get('/api/v1/invoices').bearerToken(writer.text)
    refused.assertStatus(403)
    const nobody = await client.get('/api/v1/invoices').accept('json')
    nobody.assertStatus(401)
  })

  test('a filter that cannot be read is refused in words', async ({ client }) => {
    const { text } = await invoiced()
    for (const query of ['sort=number;--', 'issued_on=yesterday', 'gross[$gt]=1', 'after=x']) {
      const answer = await client.get(`/api/v1/invoices?${query}`).bearerToken(text).accept('json')
      answer.assertStatus(422)
    }
  })
})
