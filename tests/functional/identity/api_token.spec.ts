import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import testUtils from '@adonisjs/core/services/test_utils'
import ApiTokenMiddleware from '#app/middleware/api_token_middleware'
import type { HttpContext } from '@adonisjs/core/http'
import app from '@adonisjs/core/services/app'
import * as given from '#tests/support/given'

/** Sends a request through the guard; `company` is set when it let the request pass. */
async function pass(authorization: string | null, scope = 'usage.import') {
  const ctx = await testUtils.createHttpContext()
  if (authorization !== null) ctx.request.request.headers.authorization = authorization
  const guard = await app.container.make(ApiTokenMiddleware)

  let company: HttpContext['company'] | null = null
  await guard.handle(ctx, async () => void (company = ctx.company), scope)
  return {
    ctx,
    company: company as HttpContext['company'] | null,
    status: ctx.response.getStatus(),
  }
}

test.group('API tokens', () => {
  test('a good token acts for its company with its scopes', async ({ assert }) => {
    const { text, company } = await given.token(['usage.import', 'invoices.read'])
    const passed = await pass(`Bearer ${text}`)

    assert.equal(passed.company?.id, company.id)
    assert.sameMembers([...passed.ctx.permissions], ['usage.import', 'invoices.read'])
  })

  test('only a hash of it is kept', async ({ assert }) => {
    const { text, token } = await given.token(['usage.import'])
    await token.refresh()
    const kept =
      JSON.stringify(token.$attributes) + Buffer.from(token.tokenHash).toString('base64url')

    assert.notInclude(kept, text.split('_').slice(2).join('_'))
    assert.equal(token.tokenHash.length, 32)
  })

  test('a scope it lacks is refused with 403', async ({ assert }) => {
    const { text } = await given.token(['invoices.read'])
    const { company, status } = await pass(`Bearer ${text}`)
    assert.isNull(company)
    assert.equal(status, 403)
  })

  test('a revoked, an expired and a changed token are refused with 401', async ({ assert }) => {
    const revoked = await given.token(['usage.import'])
    await revoked.token.merge({ revokedAt: DateTime.utc() }).save()
    const expired = await given.token(['usage.import'])
    await expired.token.merge({ expiresAt: DateTime.utc().minus({ second: 1 }) }).save()
    const good = await given.token(['usage.import'])
    const other = await given.token(['usage.import'])
    const changed = `ch_${good.token.id}_${other.text.split('_').slice(2).join('_')}`

    for (const text of [revoked.text, expired.text, changed, `${good.text}x`, '']) {
      const { company, status, ctx } = await pass(`Bearer ${text}`)
      assert.isNull(company, text)
      assert.equal(status, 401, text)
      assert.include(String(ctx.response.getHeader('www-authenticate')), 'Bearer')
    }
  })

  test('nothing but the Bearer scheme is read', async ({ assert }) => {
    const { text } = await given.token(['usage.import'])
    for (const header of [null, '', text, `Basic ${text}`, `Bearer  ${text}`]) {
      const { status } = await pass(header)
      assert.equal(status, 401, String(header))
    }
  })

  test('its last use is noted', async ({ assert }) => {
    const { text, token } = await given.token(['usage.import'])
    await pass(`Bearer ${text}`)
    await token.refresh()
    assert.isNotNull(token.lastUsedAt)
  })
})
