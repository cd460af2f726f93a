import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import process from 'node:process'
import { prepareMachine } from './machine.mjs'
import { startsFromFreshClone } from './fresh_clone.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const TESTS = /(\d+) passed, (\d+) failed/g

/** Steps that print their own counts add them; every other step counts as one. */
const STEPS = [
  ['install', ['node', 'scripts/ensure_install.mjs']],
  ['tests on SQLite', ['npm', 'test'], { counts: true }],
  ['tests on MariaDB', ['npm', 'run', 'test:mysql'], { counts: true }],
  [
    'tests on shared samples',
    ['npm', 'test', '--', 'external'],
    { counts: true, when: hasSamples },
  ],
  ['worked examples', ['npm', 'run', 'vectors', '--', ...sampleVectors()], { when: hasSamples }],
  ['lint', ['npm', 'run', 'lint']],
  ['format', ['npm', 'run', 'format:check']],
  ['types', ['npm', 'run', 'typecheck']],
  ['imports', ['npm', 'run', 'deps']],
  ['generated code', generatedCode],
  ['npm start from a fresh clone', () => startsFromFreshClone(ROOT)],
]

process.chdir(ROOT)
const only = process.argv.slice(2)
const totals = { passed: 0, failed: 0 }
const failures = []

await prepareMachine()
for (const [name, what, options = {}] of STEPS) {
  if (only.length > 0 && !only.includes(name)) continue
  if (options.when && !options.when()) continue
  await step(name, what, options)
}

if (failures.length > 0) process.stdout.write(`\nFailed: ${failures.join(', ')}\n`)
process.stdout.write(`\n${totals.passed} passed, ${totals.failed} failed\n`)
process.exit(totals.failed === 0 ? 0 : 1)

async function step(name, what, { counts = false }) {
  process.stdout.write(`\n=== ${name}\n`)
  const started = Date.now()
  const { code, output } = typeof what === 'function' ? await what() : await run(what)
  const [, passed, failed] = counts ? ([...output.matchAll(TESTS)].at(-1) ?? []) : []

  if (counts && passed !== undefined) {
    totals.passed += Number(passed)
    totals.failed += Number(failed) || (code === 0 ? 0 : 1)
  } else {
    totals[code === 0 ? 'passed' : 'failed'] += 1
  }
  if (code !== 0) failures.push(name)
  const seconds = Math.round((Date.now() - started) / 1000)
  process.stdout.write(`--- ${name}: ${code === 0 ? 'passed' : 'FAILED'} in ${seconds} s\n`)
}

/** Runs a command with its output shown and kept. */
function run([command, ...args], env = process.env) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk
        process.stdout.write(chunk)
      })
    }
    child.on('error', (error) => resolve({ code: 1, output: error.message }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/** Generates the indexes, the route registry and the models' columns anew; nothing may change. */
async function generatedCode() {
  const storage = spawnSync('mktemp', ['-d'], { encoding: 'utf8' }).stdout.trim()
  const env = { ...process.env, STORAGE_PATH: storage, LOG_LEVEL: 'error', DB_CONNECTION: 'sqlite' }
  const codegen = await run(['node', 'ace.js', 'codegen'], env)
  const schema = await run(['node', 'ace.js', 'migration:run'], env)
  spawnSync('rm', ['-rf', storage])

  const difference = await run(['git', 'status', '--porcelain', '.adonisjs', 'database/schema.ts'])
  if (difference.output) await run(['git', '--no-pager', 'diff', '.adonisjs', 'database/schema.ts'])
  return { code: codegen.code || schema.code || (difference.output ? 1 : 0), output: '' }
}

function hasSamples() {
  return existsSync(new URL('../../shared', import.meta.url))
}

function sampleVectors() {
  return ['../shared/vectors/billing.json', '../shared/vectors/telecom.json']
}
