/**
 * Runs the test suites on a fresh database and ends with the plain line `N passed, N failed`.
 *
 *   npm test                        every suite on the embedded database
 *   npm test -- unit functional     these suites only
 *   npm test -- unit --files money  with the filters of Japa
 *   npm run test:mysql              every suite on MySQL or MariaDB
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import process from 'node:process'
import { ROOT, applyEnvironment } from './environment.mjs'
import { Refusal, refuseUnwritable, run } from './fail.mjs'
import { buildAssets } from './build_assets.mjs'
import { createTestDatabase } from './test_database.mjs'
import { runOnNode24 } from './node_version.mjs'

const SUITES = ['unit', 'functional', 'scenarios', 'architecture', 'browser']
const LONG_SUITES = [...SUITES, 'faults']
const KNOWN = new Set([...LONG_SUITES, 'external'])
const OWN_FLAGS = new Set(['--mysql', '--long'])

/**
 * What asks nothing of the database under test: programs started with a database of their own, the
 * memory that the server bundle leaves behind, and what pages look like. The run on the embedded
 * database has them; once is enough.
 */
const WITHOUT_DATABASE = [
  'tests/functional/boot',
  'tests/functional/console/render_leak.spec.ts',
  'tests/browser/console/pages.spec.ts',
]

if (!runOnNode24(import.meta.url)) await run(main)

async function main() {
  const args = process.argv.slice(2)
  const flags = args.filter((arg) => !KNOWN.has(arg) && !OWN_FLAGS.has(arg))
  const named = args.filter((arg) => KNOWN.has(arg))
  const suites = withoutBrowser(named, args.includes('--long') ? LONG_SUITES : SUITES)

  delete process.env.TEST_FILES_ELSEWHERE
  if (args.includes('--mysql')) leaveToEmbedded(suites)
  const storage = await prepareEnvironment(args)
  await buildAssets()
  const { passed, failed, code } = await runSuites(
    [...suites, ...flags],
    join(storage, 'count.json')
  )

  if (failed === 0 && code === 0) rmSync(storage, { recursive: true, force: true })
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
  process.exitCode = failed === 0 && code === 0 ? 0 : 1
}

/** The browser suite runs where a Chromium is; it is said in one line where it is not. */
function withoutBrowser(named, all) {
  const chromium = findChromium()
  if (chromium) process.env.CHROMIUM_PATH = chromium
  const suites = named.length > 0 ? named : all
  if (chromium || !suites.includes('browser')) return suites

  const how = 'install Chromium (Debian: apt-get install chromium) or set CHROMIUM_PATH'
  if (named.includes('browser')) throw new Refusal(`The browser suite needs Chromium: ${how}.`)
  process.stdout.write(`The browser suite does not run, because there is no Chromium: ${how}.\n`)
  return suites.filter((suite) => suite !== 'browser')
}

/** Said in one line each time, so that nobody takes them for tested here. */
function leaveToEmbedded(suites) {
  const lost = WITHOUT_DATABASE.find((path) => !existsSync(join(ROOT, path)))
  if (lost) throw new Refusal(`${lost} is gone: correct the list in scripts/test.mjs.`)
  const left = WITHOUT_DATABASE.filter((path) => suites.includes(path.split('/')[1]))
  if (left.length === 0) return
  process.env.TEST_FILES_ELSEWHERE = left.join(',')
  process.stdout.write(
    `Not run here, because they ask nothing of MySQL: ${left.join(', ')}. \`npm test\` runs them.\n`
  )
}

function findChromium() {
  const candidates = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome']
  return candidates.find((path) => path && existsSync(path)) ?? null
}

async function prepareEnvironment(args) {
  const folder = join(ROOT, 'tmp')
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw refuseUnwritable(error, folder)
  }

  const mysql = args.includes('--mysql')
  const storage = mkdtempSync(join(folder, 'test-'))
  Object.assign(process.env, {
    NODE_ENV: 'test',
    STORAGE_PATH: storage,
    HOST: '127.0.0.1',
    PORT: String(await freePort()),
    DB_CONNECTION: mysql ? 'mysql' : 'sqlite',
    ...(args.includes('--long') ? { LONG_TESTS: '1' } : {}),
  })
  process.env.LOG_LEVEL ||= 'fatal'
  process.env.TYPESCRIPT_CACHE ??= join(folder, 'typescript')
  applyEnvironment()
  if (mysql) await createTestDatabase()
  return storage
}

function freePort() {
  const server = createServer()
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

/** Counts come from a reporter of ours. A run that counted nothing is a failure: a wrong filter, a crash. */
function runSuites(args, countFile) {
  const child = spawn(
    process.execPath,
    [
      '--import=./scripts/typescript.mjs',
      '--enable-source-maps',
      join(ROOT, 'bin', 'test.ts'),
      ...args,
    ],
    { cwd: ROOT, stdio: 'inherit', env: { ...process.env, TEST_COUNT_FILE: countFile } }
  )
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))

  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      const counted = readCount(countFile)
      const silent = counted.passed + counted.failed === 0
      if (silent) process.stdout.write('No test was executed.\n')
      const failed = counted.failed || (silent || code !== 0 ? 1 : 0)
      resolve({ passed: counted.passed, failed, code: code ?? 1 })
    })
  })
}

function readCount(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return { passed: 0, failed: 0 }
  }
}
