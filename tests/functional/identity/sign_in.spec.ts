import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import limiter from '@adonisjs/limiter/services/main'
import User from '#app/identity/models/user'
import Membership from '#app/identity/models/membership'
import StaffSession from '#app/identity/models/staff_session'
import * as given from '#tests/support/given'
import type { ApiClient } from '@japa/api-client'

function signIn(client: ApiClient, email: string, password: string) {
  return client.post('/sign-in').form({ email, password }).withCsrfToken().redirects(0)
}

test.group('Sign in', (group) => {
  group.each.setup(() => limiter.clear())

  test('a guest is led to the sign-in page and back to where they wanted to go', async ({
    client,
    assert,
  }) => {
    const { email } = await given.staff('admin')

    const asked = await client.get('/?from=mail').accept('html').redirects(0)
    asked.assertStatus(302)
    asked.assertHeader('location', '/sign-in')

    const response = await client
      .post('/sign-in')
      .form({ email, password: given.PASSWORD })
      .withSession({ intended_url: '/?from=mail' })
      .withCsrfToken()
      .redirects(0)
    assert.equal(response.header('location'), '/?from=mail')
  })

  test('a program that is not signed in gets 401, not a page', async ({ client }) => {
    const response = await client.get('/').accept('json')
    response.assertStatus(401)
    response.assertBodyContains({ code: 'E_SIGNED_OUT' })
  })

  test('the right password opens a session, whatever the case of the address', async ({
    client,
    assert,
  }) => {
    const { email, user } = await given.staff('admin')
    const response = await signIn(client, ` ${email.toUpperCase()} `, given.PASSWORD)

    response.assertStatus(302)
    response.assertHeader('location', '/')
    response.assertSession('auth_web', user.id)
    const row = await StaffSession.query()
      .where('userId', user.id)
      .orderBy('id', 'desc')
      .firstOrFail()
    response.assertSession('staff_session', row.id)
    assert.isNull(row.endedAt)
  })

  test('signing in replaces the session, so that a planted cookie is worthless', async ({
    client,
    assert,
  }) => {
    const { email } = await given.staff('admin')
    const before = await client.get('/sign-in')
    const planted = before.cookie('countinghouse_session')!.value

    const request = client
      .post('/sign-in')
      .form({ email, password: given.PASSWORD })
      .withCsrfToken()
    const response = await request.cookie('countinghouse_session', planted).redirects(0)
    assert.notEqual(response.cookie('countinghouse_session')!.value, planted)
  })

  test('a wrong password, an unknown address and a disabled account get the same answer', async ({
    client,
    assert,
  }) => {
    const { email } = await given.staff('admin')
    const disabled = await given.staff('admin')
    await disabled.user.merge({ disabledAt: DateTime.utc() }).save()
    const dismissed = await given.staff('admin')
    await Membership.query().where('userId', dismissed.user.id).delete()

    const answers = [
      await signIn(client, email, 'not the password'),
      await signIn(client, 'nobody@sample.example', 'not the password'),
      await signIn(client, disabled.email, given.PASSWORD),
      await signIn(client, dismissed.email, given.PASSWORD),
    ]
    for (const answer of answers) {
      answer.assertStatus(302)
      answer.assertSessionMissing('auth_web')
      answer.assertFlashMessage('inputErrorsBag', {
        email: ['E-mail address and password do not match.'],
      })
    }
    assert.lengthOf(answers, 4)
  })

  test('an unknown address costs a password hash like a known one', async ({ client, assert }) => {
    const hashes: string[] = []
    const verify = User.verifyCredentials
    User.verifyCredentials = async function (this: typeof User, ...args) {
      hashes.push(args[0])
      return verify.apply(this, args)
    } as typeof verify
    try {
      await signIn(client, 'nobody.at.all@sample.example', 'not the password')
    } finally {
      User.verifyCredentials = verify
    }
    assert.deepEqual(hashes, ['nobody.at.all@sample.example'])
  })

  test('the typed password is never sent back', async ({ client, assert }) => {
    const response = await signIn(client, 'nobody@sample.example', 'a secret that was typed')
    assert.notInclude(JSON.stringify(response.flashMessages()), 'a secret that was typed')
  })

  test('ten wrong passwords close the account for a while, for the right one too', async ({
    client,
  }) => {
    const { email } = await given.staff('admin')
    for (let attempt = 0; attempt < 10; attempt++) await signIn(client, email, 'guess')

    const response = await signIn(client, email, given.PASSWORD)
    response.assertSessionMissing('auth_web')
    response.assertFlashMessage('inputErrorsBag', {
      email: ['Too many attempts. Please wait 15 minutes and try again.'],
    })
  })

  test('thirty wrong passwords from one address close it for every account', async ({ client }) => {
    for (let attempt = 0; attempt < 30; attempt++) {
      await signIn(client, `guess.${attempt}@sample.example`, 'guess')
    }
    const { email } = await given.staff('admin')
    const response = await signIn(client, email, given.PASSWORD)
    response.assertSessionMissing('auth_web')
  })

  test('the right password clears the count of wrong ones', async ({ client }) => {
    const { email } = await given.staff('admin')
    for (let round = 0; round < 2; round++) {
      for (let attempt = 0; attempt < 9; attempt++) await signIn(client, email, 'guess')
      const response = await signIn(client, email, given.PASSWORD)
      response.assertHeader('location', '/')
    }
  })

  test('guesses in parallel count like guesses one after the other', async ({ client }) => {
    const { email } = await given.staff('admin')
    await Promise.all(Array.from({ length: 12 }, () => signIn(client, email, 'guess')))

    const response = await signIn(client, email, given.PASSWORD)
    response.assertSessionMissing('auth_web')
  })

  test('signing in does not clear the count of the address', async ({ client }) => {
    const own = await given.staff('admin')
    for (let attempt = 0; attempt < 29; attempt++) {
      await signIn(client, `guess.${attempt}@sample.example`, 'guess')
    }
    const first = await signIn(client, own.email, given.PASSWORD)
    first.assertHeader('location', '/')

    await signIn(client, 'guess.last@sample.example', 'guess')
    const second = await signIn(client, own.email, given.PASSWORD)
    second.assertSessionMissing('auth_web')
  })

  test('a password that is not sent as text is refused', async ({ client }) => {
    const response = await client
      .post('/sign-in')
      .json({ email: { $gt: '' }, password: ['x'] })
      .accept('json')
      .withCsrfToken()
    response.assertStatus(422)
  })

  test('without the token of the page nothing is accepted', async ({ client }) => {
    const { email } = await given.staff('admin')
    const response = await client
      .post('/sign-in')
      .form({ email, password: given.PASSWORD })
      .redirects(0)
    response.assertSessionMissing('auth_web')
    response.assertFlashMessage('errorsBag', {
      E_BAD_CSRF_TOKEN: 'Invalid or expired CSRF token',
    })
  })
})

test.group('Sessions', (group) => {
  group.each.setup(() => limiter.clear())

  test('an old cookie opens nothing after signing out', async ({ client }) => {
    const staff = await given.staff('admin')
    const open = await client.get('/').withSession(staff.session).accept('json')
    open.assertStatus(200)

    await client.delete('/session').withSession(staff.session).withCsrfToken().redirects(0)
    const replayed = await client.get('/').withSession(staff.session).accept('json')
    replayed.assertStatus(401)
  })

  test('disabling a user ends their session at once', async ({ client }) => {
    const { user, session } = await given.staff('admin')
    await user.merge({ disabledAt: DateTime.utc() }).save()

    const response = await client.get('/').withSession(session).accept('json')
    response.assertStatus(401)
  })

  test('a session ends after its longest time, however busy it is', async ({ client }) => {
    const { session, sessionRow } = await given.staff('admin')
    await sessionRow.merge({ createdAt: DateTime.utc().minus({ hours: 17 }) }).save()

    const response = await client.get('/').withSession(session).accept('json')
    response.assertStatus(401)
  })

  test('the session of one user does not serve another', async ({ client }) => {
    const own = await given.staff('admin')
    const other = await given.staff('admin')

    const response = await client
      .get('/')
      .withSession({ ...own.session, staff_session: other.sessionRow.id })
      .accept('json')
    response.assertStatus(401)
  })

  test('a member of two companies works for the one they chose, and for no other', async ({
    client,
    assert,
  }) => {
    const first = await given.staff('admin')
    const second = await given.company()
    const foreign = await given.company()
    await Membership.create({ companyId: second.id, userId: first.user.id, role: 'read_only' })

    const chosen = await client
      .put('/session/company')
      .json({ id: second.id })
      .withSession(first.session)
      .withCsrfToken()
      .redirects(0)
    chosen.assertSession('company', second.id)

    const refused = await client
      .put('/session/company')
      .json({ id: foreign.id })
      .withSession(first.session)
      .withCsrfToken()
    refused.assertStatus(404)

    const page = await client
      .get('/')
      .withSession({ ...first.session, company: second.id })
      .withInertia()
    assert.equal(page.inertiaProps.staff.company.id, second.id)
    assert.equal(page.inertiaProps.staff.role, 'read_only')

    const forged = await client
      .get('/')
      .withSession({ ...first.session, company: foreign.id })
      .withInertia()
    assert.equal(forged.inertiaProps.staff.company.id, first.company.id)
  })

  test('cookies are out of reach for scripts and for other sites', async ({ client, assert }) => {
    const response = await client.get('/sign-in')
    const header = response.headers()['set-cookie'] as unknown as string[]
    const session = header.filter((cookie) => !cookie.startsWith('XSRF-TOKEN'))

    assert.isNotEmpty(session)
    for (const cookie of session) {
      assert.include(cookie, 'HttpOnly')
      assert.include(cookie, 'SameSite=Lax')
    }
  })
})
