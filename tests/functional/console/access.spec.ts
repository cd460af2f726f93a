import { test } from '@japa/runner'
import router from '@adonisjs/core/services/router'
import db from '@adonisjs/lucid/services/db'
import type Company from '#app/companies/models/company'
import { permissionsOf, ROLES } from '#app/identity/permissions'
import * as given from '#tests/support/given'
import { demonstratedCompany, firstIds } from '#tests/support/given_console'

/** What a page must be asked with before it answers. */
const NEEDS: Record<string, string> = {
  '/search': '?q=ahorn',
  '/invoices/archive': '?ids=1',
}

/** What pages that are not found by an id are found by. */
const NAMES: Record<string, string> = { ':name': 'telecom', ':code': 'demo-voice' }

interface Guarded {
  pattern: string
  permission: string
}

/** Every page and answer that staff may GET, with the permission it asks for. */
function guardedRoutes(): Guarded[] {
  return Object.values(router.toJSON())
    .flat()
    .filter(({ methods, pattern }) => methods.includes('GET') && !pattern.startsWith('/api/'))
    .flatMap(({ pattern, middleware }) => {
      const guards = [...middleware.all()] as { name?: string; args?: string }[]
      const can = guards.find(({ name }) => name === 'can')
      return can ? [{ pattern, permission: String(can.args) }] : []
    })
}

function addressOf({ pattern }: Guarded, ids: Record<string, number>) {
  const owner = Object.keys(ids)
    .filter((path) => pattern.startsWith(`${path}/`))
    .sort((left, right) => right.length - left.length)[0]
  const path = pattern
    .replace(':id', String(ids[owner]))
    .replace(':position', '1')
    .replace(':version', '1')
    .replace(/:(?:name|code)/, (name) => NAMES[name])
  if (/[:*]/.test(path)) throw new Error(`The test does not know what ${pattern} shows`)
  return path + (path.endsWith('/export') ? '?format=csv' : (NEEDS[path] ?? ''))
}

test.group('Who may see what', (group) => {
  let company: Company
  let ids: Record<string, number>
  group.setup(async () => {
    company = await demonstratedCompany()
    ids = await firstIds(company.id)
  })
  group.tap((each) => each.timeout(180_000))

  test('a role sees the pages it has the permission for, and no others: {$self}')
    .with([...ROLES])
    .run(async ({ client, assert }, role) => {
      const { session } = await given.staff(role, company)
      const answers = new Map<string, number>()
      for (const route of guardedRoutes()) {
        const response = await client.get(addressOf(route, ids)).withSession(session)
        answers.set(route.pattern, response.status())
      }
      const expected = guardedRoutes().map(({ pattern, permission }): [string, number] => {
        return [pattern, permissionsOf(role).has(permission) ? 200 : 403]
      })
      assert.deepEqual([...answers], expected)
      assert.isAbove(expected.length, 30)
    })

  test('what belongs to another company is not there', async ({ client, assert }) => {
    const { session } = await given.staff('admin')
    for (const route of guardedRoutes().filter(({ pattern }) => pattern.includes(':id'))) {
      const response = await client.get(addressOf(route, ids)).withSession(session)
      assert.equal(response.status(), 404, route.pattern)
    }
  })

  test('another company sees none of the rows in its own lists', async ({ client, assert }) => {
    const { session } = await given.staff('admin')
    for (const route of guardedRoutes().filter(({ pattern }) => !pattern.includes(':id'))) {
      const response = await client.get(addressOf(route, ids)).withSession(session).withInertia()
      const { props = {} } = response.status() === 200 ? (response.body() as any) : {}
      if (Array.isArray(props.rows) && route.pattern !== '/activity') {
        assert.lengthOf(props.rows, 0, route.pattern)
      }
      assert.notInclude(JSON.stringify(props), 'INV-', route.pattern)
    }
  })

  test('whoever is not signed in is led to the door', async ({ client, assert }) => {
    for (const route of guardedRoutes()) {
      const response = await client.get(addressOf(route, ids)).accept('html').redirects(0)
      assert.equal(response.status(), 302, route.pattern)
      assert.equal(response.header('location'), '/sign-in', route.pattern)
    }
  })

  test('reading changes nothing', async ({ client, assert }) => {
    const { session } = await given.staff('admin', company)
    const before = await activityCount(company)
    for (const route of guardedRoutes()) {
      if (!route.pattern.endsWith('/pdf')) {
        await client.get(addressOf(route, ids)).withSession(session)
      }
    }
    assert.equal(await activityCount(company), before)
  })
})

async function activityCount({ id }: Company) {
  const row = await db.from('activities').where('company_id', id).count('* as total').firstOrFail()
  return Number(row.total)
}
