import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { test } from '@japa/runner'
import { freePort, ROOT, StartedProgram } from '#tests/support/started_program'

const MANIFEST = { name: 'small', version: '1.0.0', dependencies: { part: 'file:part' } }
const PACKAGES = {
  '': MANIFEST,
  'node_modules/part': { resolved: 'part', link: true },
  'part': { version: '1.0.0' },
}

/** A tree with the real installation, one package of its own, and a program that uses the package. */
async function given(cleanup: (tidy: () => Promise<void>) => void) {
  const folder = mkdtempSync(join(tmpdir(), 'install-'))
  const registry = createServer((_, answer) => answer.end('{}')).listen(0, '127.0.0.1')
  await once(registry, 'listening')
  const programs: StartedProgram[] = []
  cleanup(async () => {
    for (const program of programs) await program.destroy()
    registry.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const write = (file: string, content: unknown) =>
    writeFileSync(join(folder, file), JSON.stringify(content))
  for (const part of ['part', 'scripts']) mkdirSync(join(folder, part))
  for (const name of ['ensure_install', 'fail', 'node_version', 'process_lock']) {
    cpSync(join(ROOT, 'scripts', `${name}.mjs`), join(folder, 'scripts', `${name}.mjs`))
  }
  const { start: script } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).scripts
  write('package.json', { ...MANIFEST, scripts: { start: script } })
  write('package-lock.json', { ...MANIFEST, lockfileVersion: 3, packages: PACKAGES })
  write('part/package.json', { name: 'part', version: '1.0.0', main: 'part.mjs' })
  writeFileSync(join(folder, 'part', 'part.mjs'), `export default 'complete'`)
  const program = `import part from 'part'\nprocess.stdout.write(part)`
  writeFileSync(join(folder, 'scripts', 'start.mjs'), program)

  const address = `http://127.0.0.1:${(registry.address() as AddressInfo).port}`
  return {
    modules: join(folder, 'node_modules'),
    lock: join(folder, '.install.lock'),
    lockFile: join(folder, 'package-lock.json'),
    start(registryAddress = address) {
      const environment = {
        PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
        npm_config_registry: registryAddress,
        npm_config_cache: join(folder, 'cache'),
      }
      const started = new StartedProgram(environment, folder)
      programs.push(started)
      return started
    },
  }
}

test.group('Installation by npm start', () => {
  test('names a registry that cannot be reached, and installs when it can', async ({
    assert,
    cleanup,
  }) => {
    const { modules, lock, start } = await given(cleanup)
    const cut = start(`http://127.0.0.1:${await freePort()}`)
    assert.equal(await cut.ended, 1)
    assert.equal(
      cut.errors,
      'The npm registry cannot be reached. Check the network, then start again.\n'
    )
    assert.isFalse(existsSync(lock))
    assert.isFalse(existsSync(modules))

    const whole = start()
    assert.equal(await whole.ended, 0)
    assert.include(whole.output, 'complete')
  })

  test('repairs an installation that has lost a mark or belongs to another lock file', async ({
    assert,
    cleanup,
  }) => {
    const { modules, lockFile, start } = await given(cleanup)
    const breakings = [
      () => {
        mkdirSync(modules)
      },
      () => {
        rmSync(join(modules, '.package-lock.json'))
        rmSync(join(modules, 'part'))
      },
      () => {
        rmSync(join(modules, '.countinghouse-install'))
        rmSync(join(modules, 'part'))
        utimesSync(lockFile, new Date(Date.now() + 5000), new Date(Date.now() + 5000))
      },
      () => {
        writeFileSync(join(modules, '.countinghouse-install'), 'of another lock file')
        rmSync(join(modules, '.package-lock.json'))
      },
    ]
    for (const breakIt of breakings) {
      breakIt()
      const program = start()
      assert.equal(await program.ended, 0, program.errors)
      assert.include(program.output, 'Installing packages')
      assert.include(program.output, 'complete')
    }
    const again = start()
    assert.equal(await again.ended, 0)
    assert.equal(again.output, 'complete')
  })

  test('takes what was installed by hand as it is', async ({ assert, cleanup }) => {
    const { modules, start } = await given(cleanup)
    await start().ended
    rmSync(join(modules, '.countinghouse-install'))

    const program = start(`http://127.0.0.1:${await freePort()}`)
    assert.equal(await program.ended, 0)
    assert.equal(program.output, 'complete')
  })

  test('waits for an installation that goes on, and takes over from one that died', async ({
    assert,
    cleanup,
  }) => {
    const { lock, start } = await given(cleanup)
    const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'])
    cleanup(() => void other.kill('SIGKILL'))
    writeFileSync(lock, String(other.pid))

    const programs = [start(), start()]
    for (const program of programs) {
      await program.prints(`Waiting for the installation by process ${other.pid}`)
      assert.notInclude(program.output, 'complete')
    }
    other.kill('SIGKILL')
    for (const program of programs) {
      assert.equal(await program.ended, 0, program.errors)
      assert.include(program.output, 'complete')
    }
    const installed = programs.filter(({ output }) => output.includes('Installing packages'))
    assert.lengthOf(installed, 1)
  })

  test('does not replace packages below a server that runs on them', async ({
    assert,
    cleanup,
  }) => {
    const { modules, start } = await given(cleanup)
    await start().ended
    const server = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'])
    cleanup(() => void server.kill('SIGKILL'))
    writeFileSync(join(modules, '.countinghouse-running'), String(server.pid))
    writeFileSync(join(modules, '.countinghouse-install'), 'of another lock file')
    rmSync(join(modules, '.package-lock.json'))

    const program = start()
    assert.equal(await program.ended, 1)
    assert.include(program.errors, `still runs from this folder (process ${server.pid})`)
    assert.isTrue(existsSync(join(modules, 'part', 'part.mjs')))
  })
})
