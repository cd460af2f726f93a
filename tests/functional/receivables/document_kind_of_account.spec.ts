import { test } from '@japa/runner'
import claims from '#tests/fixtures/plugins/claims'
import { deploy } from '#tests/support/fixture_host'
import { given } from '#tests/support/given_books'

test.group('The kind of document that an account gets', (group) => {
  group.setup(() => deploy(claims))

  test('is one by which something can be owed, of a plugin that is deployed', async ({
    assert,
  }) => {
    const companyId = await given.company()
    const account = (documentKind: string) => given.account(companyId, { documentKind })
    await account('claims.claim')
    await assert.rejects(() => account('statement'), /Nothing is owed by documents of the kind/)
    await assert.rejects(() => account('claims.nothing'), /document kind "claims.nothing/)
  })
})
