import { test } from '@japa/runner'
import router from '@adonisjs/core/services/router'
import { middleware } from '#app/middleware/main'
import * as given from '#tests/support/given'

test.group('Error pages', (group) => {
  group.setup(() => {
    if (!router.commited) router.commit()
  })

  test('an unknown address is a page in the frame of the console', async ({ client, assert }) => {
    const { session, company } = await given.staff('read_only')
    const response = await client.get('/nowhere').withSession(session).accept('html')

    response.assertStatus(404)
    assert.include(response.text(), 'Page not found')
    assert.include(response.text(), company.name)
  })

  test('a guest sees it too, in their language', async ({ client, assert }) => {
    const response = await client
      .get('/nowhere')
      .accept('html')
      .header('accept-language', 'de-AT,de;q=0.9,en;q=0.5')

    response.assertStatus(404)
    assert.include(response.text(), 'Seite nicht gefunden')
    assert.include(response.text(), '<html lang="de">')
  })

  test('a program gets a code and a sentence', async ({ client }) => {
    const response = await client.get('/api/v1/nowhere').accept('json')
    response.assertStatus(404)
    response.assertBodyContains({ code: 'E_ROUTE_NOT_FOUND' })
  })

  test('what the role does not allow is refused with 403', async ({ client, assert }) => {
    const { session } = await given.staff('read_only')
    const page = await client.get('/').withSession(session).accept('html')
    page.assertStatus(200)

    const { default: CanMiddleware } = await import('#app/middleware/can_middleware')
    const ctx = { staff: {}, permissions: new Set(['overview.read']) }
    assert.throws(
      () => new CanMiddleware().handle(ctx as never, async () => {}, 'settings.write'),
      /role does not allow/
    )
    assert.equal(middleware.can('settings.write').args, 'settings.write')
  })

  test('what goes wrong inside stays inside: an id is all that is told', async ({
    client,
    assert,
  }) => {
    const { session } = await given.staff('admin')
    const { default: OverviewController } =
      await import('#app/reporting/controllers/overview_controller')
    const show = OverviewController.prototype.show
    OverviewController.prototype.show = async () => {
      throw new Error('the secret inside')
    }
    try {
      const page = await client.get('/').withSession(session).accept('html')
      page.assertStatus(500)
      assert.include(page.text(), 'Something went wrong')
      assert.include(page.text(), page.header('x-request-id')!)
      assert.notInclude(page.text(), 'the secret inside')

      const json = await client.get('/').withSession(session).accept('json')
      json.assertStatus(500)
      json.assertBodyContains({ code: 'E_INTERNAL', id: json.header('x-request-id')! })
      assert.notInclude(json.text(), 'the secret inside')
    } finally {
      OverviewController.prototype.show = show
    }
  })
})
