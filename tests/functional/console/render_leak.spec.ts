import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { navigation } from '#app/identity/navigation'
import { permissionsOf } from '#app/identity/permissions'
import { tariff } from '#tests/support/telephony'
import * as given from '#tests/support/given'

const RENDERS = 300
const MOST_LEFT_BYTES = 20 * 1024

interface Measured {
  component: string
  leftBytes: number
}

/** What the server bundle leaves in memory for each page. */
function measure(pages: object[]): Measured[] {
  const file = app.tmpPath(`pages-${process.pid}.json`)
  writeFileSync(file, JSON.stringify(pages))
  try {
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [
        '--expose-gc',
        app.makePath('tests/support/measure_render.mjs'),
        app.publicPath('assets/server/ssr.js'),
        file,
        String(RENDERS),
      ],
      { encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production' } }
    )
    if (!stdout) throw new Error(stderr)
    return JSON.parse(stdout)
  } finally {
    rmSync(file)
  }
}

test.group('Server rendering', () => {
  test('every page of the sidebar and every list leaves under 20 kB a render', async ({
    client,
    assert,
  }) => {
    const { session, company } = await given.staff('admin')
    await tariff(company.id)
    const paths = [
      '/sign-in',
      ...navigation.for(permissionsOf('admin')).map(({ href }) => href),
      '/usage/suspense',
      '/usage/events',
      '/plugins/telecom/tariffs/basic?number=4915112345678',
    ]
    const pages = []
    for (const path of paths) {
      const request = client.get(path).withInertia()
      const response = await (path === '/sign-in' ? request : request.withSession(session))
      response.assertStatus(200)
      pages.push(response.body())
    }

    const measured = measure(pages)
    assert.lengthOf(measured, paths.length)
    for (const { component, leftBytes } of measured) {
      assert.isBelow(leftBytes, MOST_LEFT_BYTES, component)
    }
  }).timeout(300_000)
})
