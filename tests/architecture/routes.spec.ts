import { test } from '@japa/runner'
import router from '@adonisjs/core/services/router'
import { navigation } from '#app/identity/navigation'
import { allPermissions } from '#app/identity/permissions'

/** What anybody may ask for, signed in or not. A new one is a decision, so it is listed here. */
const OPEN = ['GET /health', 'PUT /locale', 'ANY /*']
const GUESTS = ['GET /sign-in', 'POST /sign-in']

/** What concerns only the person who asks; signing in is enough. */
const OWN = ['DELETE /session', 'PUT /session/company']

interface Guard {
  name?: string
  args?: string
  permission?: string
}

function routes() {
  return Object.values(router.toJSON())
    .flat()
    .map((route) => {
      const methods = route.methods.filter((method) => method !== 'HEAD')
      const guards = [...route.middleware.all()] as Guard[]
      const title = `${methods.length > 3 ? 'ANY' : methods.join(',')} ${route.pattern}`
      return { title, pattern: route.pattern, guards }
    })
    .filter(({ pattern }) => !pattern.startsWith('/__transmit'))
}

const named = (guards: Guard[], name: string) => guards.find((guard) => guard.name === name)

test.group('Routes', (group) => {
  group.setup(() => {
    if (!router.commited) router.commit()
  })

  test('every route states who may use it', ({ assert }) => {
    const silent = routes().filter(({ title, guards }) => {
      const permission = guards.some((guard) => guard.name === 'can' || guard.permission)
      if (permission || named(guards, 'token')) return false
      if (named(guards, 'open')) return !OPEN.includes(title)
      if (named(guards, 'guest')) return !GUESTS.includes(title)
      if (named(guards, 'staff')) return !OWN.includes(title)
      return true
    })
    assert.deepEqual(
      silent.map(({ title }) => title),
      []
    )
    assert.isAbove(routes().length, 5)
  })

  test('every permission a route or an entry of the sidebar asks for exists', ({ assert }) => {
    const asked = [
      ...routes().flatMap(({ guards }) =>
        guards.map((guard) =>
          guard.name === 'can' || guard.name === 'token' ? guard.args : guard.permission
        )
      ),
      ...navigation.entries.map(({ permission }) => permission),
    ].filter((permission) => permission !== undefined)

    assert.deepEqual(
      asked.filter((permission) => !allPermissions().has(permission)),
      []
    )
  })

  test('what a program may reach lies under /api and asks for a scope', ({ assert }) => {
    for (const { title, pattern, guards } of routes()) {
      assert.equal(pattern.startsWith('/api/'), Boolean(named(guards, 'token')), title)
    }
  })
})
