import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { childCommand } from '#tests/support/child_command'
import { freePort, StartedProgram } from '#tests/support/started_program'

/** One line that ends with a full stop or a command to type: no stack, nothing beside it. */
const ONE_SENTENCE = /^[A-Z/].+[^\n]\n$/

/** A program that is destroyed and a folder that is removed when the test is over. */
async function given(cleanup: (tidy: () => Promise<void>) => void) {
  const folder = mkdtempSync(join(tmpdir(), 'start-'))
  const programs: StartedProgram[] = []
  cleanup(async () => {
    for (const program of programs) await program.destroy()
    rmSync(folder, { recursive: true, force: true })
  })
  const port = await freePort()
  const settings = { STORAGE_PATH: join(folder, 'storage'), PORT: String(port), DEMO: 'off' }
  return {
    folder,
    port,
    start(environment: Record<string, string> = {}) {
      const program = new StartedProgram({ ...settings, ...environment })
      programs.push(program)
      return program
    },
  }
}

/** Where this user may not write: root may write nearly everywhere, but not into the kernel's files. */
function unwritableFolder(folder: string) {
  if (process.getuid?.() === 0) return '/sys/countinghouse'
  chmodSync(folder, 0o555)
  return join(folder, 'storage')
}

test.group('npm start', () => {
  test('names a port that is taken and another to choose', async ({ assert, cleanup }) => {
    const { port, folder, start } = await given(cleanup)
    const other = createServer().listen(port, '127.0.0.1')
    cleanup(() => void other.close())
    await once(other, 'listening')

    const program = start()
    assert.equal(await program.ended, 1)
    assert.equal(
      program.errors,
      `Port ${port} is taken by another program. Stop it, or choose another: PORT=${port + 1} npm start\n`
    )
    assert.deepEqual(readdirSync(join(folder, 'storage')), ['app_key'])
  })

  test('says what is wrong with a port that is no number', async ({ assert, cleanup }) => {
    const { start } = await given(cleanup)
    const program = start({ PORT: '80a' })
    assert.equal(await program.ended, 1)
    assert.equal(program.errors, 'PORT is "80a"; it must be a number from 1 to 65535.\n')
  })

  test('names a storage folder that may not be written', async ({ assert, cleanup }) => {
    const { folder, start } = await given(cleanup)
    const storage = unwritableFolder(folder)
    const program = start({ STORAGE_PATH: storage })
    assert.equal(await program.ended, 1)
    assert.equal(
      program.errors,
      `There is no permission to write to ${storage}. Change its owner or its mode.\n`
    )
  })

  test('names a storage path that leads to or through a file', async ({ assert, cleanup }) => {
    const { folder, start } = await given(cleanup)
    const file = join(folder, 'file')
    writeFileSync(file, 'kept')
    const settings = [{ STORAGE_PATH: file }, { STORAGE_PATH: join(file, 'below') }]
    for (const setting of [...settings, { ...settings[0], APP_KEY: 'k'.repeat(32) }]) {
      const program = start(setting)
      assert.equal(await program.ended, 1)
      assert.match(program.errors, ONE_SENTENCE)
      assert.include(program.errors, `${setting.STORAGE_PATH} is not a folder`)
    }
  })

  test('serves with a worker, refuses a second start, and ends whole on SIGTERM', async ({
    assert,
    cleanup,
  }) => {
    const { folder, port, start } = await given(cleanup)
    const program = start({ APP_KEY: 'k'.repeat(32) })
    await program.prints('Starting worker')
    const health = await fetch(`http://127.0.0.1:${port}/health`)
    assert.deepEqual(await health.json(), { status: 'ok' })

    const second = start({ PORT: String(await freePort()) })
    assert.equal(await second.ended, 1)
    assert.match(second.errors, ONE_SENTENCE)
    assert.include(second.errors, `already runs on ${join(folder, 'storage')}`)

    program.signal('SIGTERM')
    await program.ended
    assert.isFalse(program.hasLivingProcess)
    assert.equal(program.errors, '')
    assert.isFalse(existsSync(join(folder, 'storage', 'server.pid')))
    await assert.rejects(() => fetch(`http://127.0.0.1:${port}/health`))
  }).timeout(60_000)

  test('loads no demo in production, and starts again after a kill when the id is another one’s', async ({
    assert,
    cleanup,
  }) => {
    const { folder, port, start } = await given(cleanup)
    const storage = join(folder, 'storage')
    const stranger = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 120_000)'])
    cleanup(() => void stranger.kill('SIGKILL'))

    const first = start({ NODE_ENV: 'production', DEMO: 'on' })
    await first.prints('Countinghouse is ready')
    assert.notInclude(first.output, 'Password')
    assert.notInclude(first.output, 'Sign in')
    const page = await fetch(`http://127.0.0.1:${port}/sign-in`)
    assert.equal(page.status, 200)
    await first.destroy()

    assert.isTrue(existsSync(join(storage, 'server.pid')))
    writeFileSync(join(storage, 'server.pid'), `${stranger.pid}:1`)
    const second = start()
    await second.prints('Countinghouse is ready')
  }).timeout(60_000)

  test('refuses demo data and its sign-in in production', async ({ assert, cleanup }) => {
    const { folder } = await given(cleanup)
    const environment = {
      NODE_ENV: 'production',
      DB_CONNECTION: 'sqlite',
      STORAGE_PATH: join(folder, 'storage'),
    }
    for (const command of ['demo:load', 'demo:password']) {
      const { code, output } = await childCommand([command], environment)
      assert.equal(code, 1, command)
      assert.include(output, 'refused where NODE_ENV is production')
    }
  })
})
