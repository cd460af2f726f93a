import { test } from '@japa/runner'
import { ROLES, allPermissions, permissionsOf, registerPermission } from '#app/identity/permissions'

test.group('Permissions', () => {
  test('an administrator has every permission', ({ assert }) => {
    for (const role of ROLES) {
      for (const permission of permissionsOf(role)) {
        assert.isTrue(permissionsOf('admin').has(permission), permission)
      }
    }
  })

  test('read only reads and changes nothing', ({ assert }) => {
    for (const permission of permissionsOf('read_only')) assert.match(permission, /\.read$/)
  })

  test('neither a clerk nor an accountant manages users, tokens or settings', ({ assert }) => {
    for (const role of ['billing_clerk', 'accountant']) {
      for (const permission of ['users.write', 'tokens.write', 'settings.write', 'plugins.write']) {
        assert.isFalse(permissionsOf(role).has(permission), `${role} ${permission}`)
      }
    }
  })

  test('only a clerk among them runs billing', ({ assert }) => {
    assert.isTrue(permissionsOf('billing_clerk').has('billing.run'))
    assert.isFalse(permissionsOf('accountant').has('billing.run'))
    assert.isFalse(permissionsOf('read_only').has('billing.run'))
  })

  test('a role nobody knows may do nothing', ({ assert }) => {
    assert.equal(permissionsOf('superuser').size, 0)
  })

  test('a permission of a plugin reaches the administrator and the roles it names', ({
    assert,
  }) => {
    registerPermission('sample.things.import', ['billing_clerk'])

    assert.isTrue(allPermissions().has('sample.things.import'))
    assert.isTrue(permissionsOf('billing_clerk').has('sample.things.import'))
    assert.isFalse(permissionsOf('accountant').has('sample.things.import'))
  })
})
