import { readFileSync, readdirSync } from 'node:fs'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import * as given from '#tests/support/given'
import type { ApiResponse } from '@japa/api-client'
import type { Assert } from '@japa/assert'

const ALWAYS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
}

function assertAlways(assert: Assert, response: ApiResponse) {
  for (const [name, value] of Object.entries(ALWAYS)) {
    assert.equal(response.header(name), value, `${name} of ${response.status()}`)
  }
}

const nonceOf = (response: ApiResponse) =>
  /script-src [^;]*'nonce-([^']+)'/.exec(response.header('content-security-policy') ?? '')?.[1]

const asset = (ending: string) =>
  readdirSync(app.publicPath('assets')).find((name) => name.endsWith(ending))!

test.group('Headers', () => {
  test('stand on pages, redirects, refusals and unknown addresses alike', async ({
    client,
    assert,
  }) => {
    const reader = await given.staff('read_only')
    const answers = [
      await client.get('/sign-in'),
      await client.get('/').accept('html').redirects(0),
      await client.get('/').accept('json'),
      await client.get('/nowhere').accept('html'),
      await client.get('/api/v1/nowhere'),
      await client.get('/health'),
      await client.get('/').withSession(reader.session),
      await client.post('/sign-in').form({}).redirects(0),
    ]
    assert.deepEqual(
      answers.map((answer) => answer.status()),
      [200, 302, 401, 404, 404, 200, 200, 302]
    )
    for (const answer of answers) {
      assertAlways(assert, answer)
      assert.equal(answer.header('cache-control'), 'no-store')
      assert.match(answer.header('content-security-policy') ?? '', /^default-src '(self|none)'/)
      assert.equal(answer.header('x-frame-options'), 'SAMEORIGIN')
    }
  })

  test('scripts need the nonce of their request, which differs each time', async ({
    client,
    assert,
  }) => {
    const first = await client.get('/sign-in')
    const second = await client.get('/sign-in')

    assert.match(nonceOf(first) ?? '', /^.{16,}$/)
    assert.notEqual(nonceOf(first), nonceOf(second))
    assert.include(first.text(), `<script nonce="${nonceOf(first)}">`)

    const policy = first.header('content-security-policy')!
    assert.notMatch(policy, /script-src [^;]*unsafe/)
    assert.notMatch(policy, /https?:|\*/)
    assert.include(policy, "object-src 'none'")
    assert.include(policy, "frame-ancestors 'self'")
  })

  test('every inline script of a page carries the nonce', async ({ client, assert }) => {
    const { session } = await given.staff('admin')
    const response = await client.get('/').withSession(session)
    const inline = response.text().match(/<script(?![^>]*\bsrc=)[^>]*>/g) ?? []
    const running = inline.filter((tag) => !tag.includes('application/json'))

    assert.isNotEmpty(running)
    for (const tag of running) assert.include(tag, `nonce="${nonceOf(response)}"`)
  })

  test('nothing on a page is loaded from another host', async ({ client, assert }) => {
    const { session } = await given.staff('admin')
    for (const response of [
      await client.get('/sign-in'),
      await client.get('/').withSession(session),
    ]) {
      assert.notMatch(response.text(), /(?:src|href)="(?:https?:)?\/\//)
    }
    const css = readFileSync(app.publicPath('assets', asset('.css')), 'utf8')
    assert.notMatch(css, /url\(["']?(?:https?:)?\/\//)
  })

  test('built files are kept for good, because their names change with them', async ({
    client,
    assert,
  }) => {
    const response = await client.get(`/assets/${asset('.js')}`)
    response.assertStatus(200)
    response.assertHeader('cache-control', 'public, max-age=31536000, immutable')
    assertAlways(assert, response)
  })

  test('the half of the pages that is for the server is not handed out: {$self}')
    .with([
      '/assets/server/ssr.js',
      '/assets/server/.vite/manifest.json',
      '/assets/.vite/manifest.json',
      '/assets//server/ssr.js',
      '/assets/%73erver/ssr.js',
      '/assets/x/../server/ssr.js',
      '/ASSETS/SERVER/ssr.js',
      '/assets/.stamp',
      '/.env',
      '/.git/HEAD',
      '/../package.json',
    ])
    .run(async ({ assert }, path) => {
      const response = await fetchRaw(path)
      assert.equal(response.status, 404, path)
      assert.notInclude(response.body, 'renderToString')
    })
})

/** Sends the path as it is; clients would tidy it up first. */
async function fetchRaw(path: string) {
  const { request } = await import('node:http')
  const { HOST: host, PORT: port } = process.env

  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    request({ host, port, path, headers: { accept: 'text/html' } }, (response) => {
      let body = ''
      response.on('data', (chunk) => (body += chunk))
      response.on('end', () => resolve({ status: response.statusCode!, body }))
    })
      .on('error', reject)
      .end()
  })
}
