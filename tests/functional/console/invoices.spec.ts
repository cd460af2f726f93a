import { inflateRawSync } from 'node:zlib'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import type { SessionData } from '@adonisjs/session/types'
import type Company from '#app/companies/models/company'
import * as given from '#tests/support/given'
import { keepBinary } from '#tests/support/binary_answers'
import { demonstratedCompany } from '#tests/support/given_console'

/** Names of the files in a zip archive, with how each begins; read from its directory. */
function zipEntries(bytes: Buffer) {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  let place = bytes.readUInt32LE(end + 16)
  const entries = []
  while (bytes.readUInt32LE(place) === 0x02014b50) {
    const method = bytes.readUInt16LE(place + 10)
    const size = bytes.readUInt32LE(place + 20)
    const nameLength = bytes.readUInt16LE(place + 28)
    const local = bytes.readUInt32LE(place + 42)
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const packed = bytes.subarray(start, start + size)
    const content = method === 0 ? packed : inflateRawSync(packed)
    entries.push({
      name: bytes.toString('utf8', place + 46, place + 46 + nameLength),
      head: content.toString('latin1', 0, 5),
    })
    place += 46 + nameLength + bytes.readUInt16LE(place + 30) + bytes.readUInt16LE(place + 32)
  }
  return entries
}

test.group('An invoice', (group) => {
  let company: Company
  let session: SessionData
  let ids: number[]
  group.setup(async () => {
    company = await demonstratedCompany()
    ;({ session } = await given.staff('read_only', company))
    const rows = await db.from('documents').where('company_id', company.id).orderBy('id')
    ids = rows.map(({ id }) => Number(id))
  })
  group.setup(() => keepBinary('application/pdf', 'application/zip'))
  group.tap((each) => each.timeout(120_000))

  test('shows its lines, taxes, journal entry and activity, which agree', async ({
    client,
    assert,
  }) => {
    const response = await client.get(`/invoices/${ids[0]}`).withSession(session).withInertia()
    response.assertStatus(200)
    const { invoice, entry, activities } = (response.body() as any).props
    const sum = (list: { minor: string }[]) =>
      list.reduce((all, { minor }) => all + BigInt(minor), 0n)
    assert.equal(sum(invoice.lines.map((line: any) => line.net)), BigInt(invoice.net.minor))
    assert.equal(sum(invoice.taxes.map((tax: any) => tax.amount)), BigInt(invoice.tax.minor))
    const debits = entry.postings.flatMap(({ debit }: any) => (debit ? [debit] : []))
    const credits = entry.postings.flatMap(({ credit }: any) => (credit ? [credit] : []))
    assert.equal(sum(debits), BigInt(invoice.gross.minor))
    assert.equal(sum(debits), sum(credits))
    assert.equal(activities[0].action, 'invoice.issued')
  })

  test('leads to the next and the previous one of the list one came from', async ({
    client,
    assert,
  }) => {
    const list = await client.get('/invoices?sort=gross').withSession(session).withInertia()
    const rows = (list.body() as any).props.rows.map(({ id }: { id: number }) => id)
    for (const [index, id] of rows.entries()) {
      const response = await client
        .get(`/invoices/${id}?sort=gross`)
        .withSession(session)
        .withInertia()
      const { beside } = (response.body() as any).props
      assert.equal(beside.previous, rows[index - 1] ?? null)
      assert.equal(beside.next, rows[index + 1] ?? null)
      assert.deepEqual(beside.query, { sort: 'gross' })
    }
  })

  test('explains each of its lines to the last digit', async ({ client, assert }) => {
    const lines = await db.from('document_lines').where('document_id', ids.at(-1)!)
    for (const { position, net_minor: net } of lines) {
      const address = `/invoices/${ids.at(-1)}/lines/${position}/explanation`
      const response = await client.get(address).withSession(session).withInertia()
      response.assertStatus(200)
      const { line } = (response.body() as any).props
      assert.equal(line.net.minor, String(net))
      assert.isAbove(line.steps.length, 0)
    }
    const beyond = `/invoices/${ids.at(-1)}/lines/999/explanation`
    const missing = await client.get(beyond).withSession(session)
    missing.assertStatus(404)
  })

  test('has a PDF that is the same each time', async ({ client, assert }) => {
    const address = `/invoices/${ids[0]}/pdf`
    const first = await client.get(address).withSession(session)
    first.assertStatus(200)
    first.assertHeader('content-type', 'application/pdf')
    assert.match(first.header('content-disposition')!, /^inline; filename="INV-\d{4}-\d{6}\.pdf"$/)
    const second = await client.get(address).withSession(session)
    assert.deepEqual(second.body(), first.body())
    assert.equal(Buffer.from(first.body()).toString('latin1', 0, 5), '%PDF-')
  })

  test('comes with others in one archive, but none of another company', async ({
    client,
    assert,
  }) => {
    const stranger = await given.staff('admin')
    const query = `?ids=${ids.slice(0, 3).join(',')}`
    const own = await client.get(`/invoices/archive${query}`).withSession(session)
    own.assertStatus(200)
    const entries = zipEntries(Buffer.from(own.body()))
    assert.lengthOf(entries, 3)
    for (const { name, head } of entries) {
      assert.match(name, /^INV-\d{4}-\d{6}\.pdf$/)
      assert.equal(head, '%PDF-')
    }

    const foreign = await client.get(`/invoices/archive${query}`).withSession(stranger.session)
    assert.lengthOf(zipEntries(Buffer.from(foreign.body())), 0)

    for (const bad of ['', '?ids=', '?ids=1;2', `?ids=${'9'.repeat(400)}`]) {
      const refused = await client
        .get(`/invoices/archive${bad}`)
        .withSession(session)
        .accept('json')
      refused.assertStatus(422)
    }
  })
})
