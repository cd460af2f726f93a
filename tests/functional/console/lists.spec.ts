import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'
import type { SessionData } from '@adonisjs/session/types'
import * as given from '#tests/support/given'
import { HOSTILE, demonstratedCompany, hostileCustomers } from '#tests/support/given_console'

const LISTS = [
  '/invoices',
  '/customers',
  '/accounts',
  '/services',
  '/plans',
  '/bill-runs',
  '/parked-accounts',
  '/journal-entries',
  '/activity',
  '/usage/imports',
  '/usage/suspense',
]

const INJECTIONS = [
  `id;--`,
  `-issued_on desc limit 1`,
  `' or '1'='1`,
  `\\`,
  `%00`,
  `__proto__`,
  `constructor`,
  `1e308`,
  `9007199254740993`,
  `-1`,
  `2026-02-31..2026-13-01`,
  `..`,
  `~`,
  `2026-01-01~0x1`,
  `<script>`,
]

const NAMES = [
  'sort',
  'after',
  'before',
  'state',
  'issued_on',
  'due_on',
  'gross',
  'customer',
  'account',
  'run',
  'number',
  'name',
  'identifier',
  'reason',
  'day',
  'actor',
  'subject',
]

interface Page {
  rows: { id: number; gross: { minor: string }; issuedOn: string; state: string }[]
  list: {
    sort: string
    before: string | null
    after: string | null
    ignored: string[]
    query: Record<string, string>
    totals: {
      count: number
      complete: boolean
      currencies: { currency: string; count: number; sums: Record<string, string> }[]
    }
  }
}

async function page(client: ApiClient, session: SessionData, address: string): Promise<Page> {
  const response = await client.get(address).withSession(session).withInertia()
  response.assertStatus(200)
  return (response.body() as unknown as { props: Page }).props
}

/** All pages of a list from the first on, by the cursors that the pages themselves give. */
async function allPages(client: ApiClient, session: SessionData, address: string) {
  const pages: Page[] = []
  let after: string | null = ''
  while (after !== null) {
    const next = after ? `${address}&after=${encodeURIComponent(after)}` : address
    pages.push(await page(client, session, next))
    after = pages.at(-1)!.list.after
  }
  return pages
}

test.group('Lists', (group) => {
  let session: SessionData
  group.setup(async () => {
    const company = await demonstratedCompany(60, 200)
    await hostileCustomers(company.id)
    ;({ session } = await given.staff('admin', company))
  })
  group.tap((each) => each.timeout(180_000))

  test('every row comes once, whatever the order: {$self}')
    .with(['issued_on', '-issued_on', 'due_on', '-due_on', 'gross', '-gross'])
    .run(async ({ client, assert }, sort) => {
      const pages = await allPages(client, session, `/invoices?sort=${sort}`)
      const rows = pages.flatMap((each) => each.rows)
      assert.lengthOf(pages, 3)
      assert.lengthOf(new Set(rows.map(({ id }) => id)), 120)
      assert.equal(pages[0].list.totals.count, 120)

      const field = sort.replace('-', '')
      const values = rows.map((row) => (field === 'gross' ? Number(row.gross.minor) : row.issuedOn))
      const sorted = [...values].sort((left, right) => (left < right ? -1 : left > right ? 1 : 0))
      assert.deepEqual(values, sort.startsWith('-') ? sorted.reverse() : sorted)
    })

  test('going back from the last page shows the same pages', async ({ client, assert }) => {
    const [first, second, third] = await allPages(client, session, '/invoices?sort=gross')
    const before = (cursor: string | null) => `/invoices?sort=gross&before=${cursor}`
    const back = await page(client, session, before(third.list.before))
    assert.deepEqual(back.rows, second.rows)
    const start = await page(client, session, before(back.list.before))
    assert.deepEqual(start.rows, first.rows)
    assert.isNull(start.list.before)
  })

  test('the footer adds up what the filters leave, exactly', async ({ client, assert }) => {
    const pages = await allPages(client, session, '/invoices?gross=10..40')
    const rows = pages.flatMap((each) => each.rows)
    const [{ currency, count, sums }] = pages[0].list.totals.currencies
    const total = rows.reduce((sum, { gross }) => sum + BigInt(gross.minor), 0n)
    assert.deepEqual([currency, count, sums.gross], ['EUR', rows.length, String(total)])
    assert.isTrue(rows.every(({ gross }) => +gross.minor >= 1000 && +gross.minor <= 4000))
    assert.isAbove(rows.length, 0)
    assert.isBelow(rows.length, 120)

    const whole = await client.get('/invoices/totals?gross=10..40').withSession(session)
    assert.equal(whole.body().currencies[0].sums.gross, String(total))
  })

  test('values of one field widen a list, fields narrow it', async ({ client, assert }) => {
    const count = async (query: string) => {
      const { list } = await page(client, session, `/invoices?${query}`)
      return list.totals.count
    }
    const [open, overdue, both] = [
      await count('state=open'),
      await count('state=overdue'),
      await count('state=open,overdue'),
    ]
    assert.equal(open + overdue, both)
    const { list } = await page(client, session, '/invoices?state=open,overdue')
    assert.deepEqual([list.query, list.ignored], [{ state: 'open,overdue' }, []])
    assert.equal(await count('state=settled'), 0)
    assert.equal(await count('state=open,overdue,settled'), 120)
    assert.isBelow(await count('state=open,overdue&gross=..20'), both)
    assert.equal(await count('number=INV'), 120)
    assert.equal(await count('number=7'), 1)
  })

  test('names are found whatever their case and marks', async ({ client, assert }) => {
    const found = await page(client, session, '/customers?name=HYPERLINK')
    assert.lengthOf(found.rows, 1)
    const literal = await page(client, session, '/customers?name=%25')
    assert.lengthOf(literal.rows, 0)
  })

  test('what cannot be read counts for nothing, and the page says so', async ({
    client,
    assert,
  }) => {
    const address = '/invoices?sort=name;--&state=paid&issued_on=soon&gross[$gt]=1&after=x'
    const { list, rows } = await page(client, session, address)
    assert.sameMembers(list.ignored, ['sort', 'state', 'issued_on', 'gross', 'after'])
    assert.lengthOf(rows, 50)
    assert.deepEqual(list.query, {})
  })

  test('no text in an address brings a list down: {$self}')
    .with(LISTS)
    .run(async ({ client, assert }, path) => {
      for (const text of INJECTIONS) {
        for (const form of [(name: string) => name, (name: string) => `${name}[]`]) {
          const pairs = NAMES.map((name): [string, string] => [form(name), text])
          const response = await client
            .get(`${path}?${new URLSearchParams(pairs)}`)
            .withSession(session)
          assert.equal(response.status(), 200, text)
        }
      }
    })

  test('names are text wherever they stand', async ({ client, assert }) => {
    const response = await client.get('/customers?number=H').withSession(session)
    const html = response.text()
    for (const harm of ['<img src=x', '</script><script>document']) {
      assert.notInclude(html, harm)
    }
    assert.include(html, '&lt;img src=x')
  })

  test('an export holds the rows of the list in their order', async ({ client, assert }) => {
    const { rows } = await page(client, session, '/customers?number=H')
    const response = await client.get('/customers/export?format=csv&number=H').withSession(session)
    response.assertStatus(200)
    response.assertHeader('content-type', 'text/csv; charset=utf-8')
    const lines = response.text().trim().split('\r\n')
    assert.lengthOf(lines, rows.length + 1)
    assert.include(response.text(), `"'=HYPERLINK(""http://attacker.example"",""x"")"`)
    assert.lengthOf(rows, HOSTILE.length)
  })
})
