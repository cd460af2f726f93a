/**
 * Installs what package-lock.json names, when that has not been done yet. Uses nothing but the machine's own
 * Node 20 or newer, because nothing else is there in a fresh clone.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, constants, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Refusal, refuseUnwritable, run } from './fail.mjs'
import { node24 } from './node_version.mjs'
import { lockOwner, releaseLock, takeLock } from './process_lock.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const LOCK = join(ROOT, '.install.lock')
const STAMP = join(ROOT, 'node_modules', '.countinghouse-install')
const RUNNING = join(ROOT, 'node_modules', '.countinghouse-running')
const INSTALL = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund']
const ASK = [
  'ping',
  '--fetch-retries=2',
  '--fetch-retry-factor=2',
  '--fetch-retry-mintimeout=500',
  '--fetch-timeout=10000',
]
/** npm writes its hidden lock file last. */
const NPM_DONE = join(ROOT, 'node_modules', '.package-lock.json')
const NETWORK =
  /ENOTFOUND|ECONNREFUSED|ECONNRESET|TIMEOUT|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|network/i

await run(async () => {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    throw new Refusal(`Node ${process.versions.node} is too old. Install Node 20 or newer.`)
  }
  if (!isInstalled()) await installOnce()
  if (!node24()) {
    throw new Refusal(
      `Node 24 is needed and its package is not available for ${process.platform}-${process.arch}. Install Node 24 or newer.`
    )
  }
})

/** What node_modules must have been made from: the lock file, for this kind of machine. */
function wanted() {
  const lock = readFileSync(join(ROOT, 'package-lock.json'))
  const digest = createHash('sha256').update(lock).digest('hex')
  return `${digest} ${process.platform}-${process.arch}\n`
}

function isInstalled() {
  try {
    return statSync(NPM_DONE).isFile() && readFileSync(STAMP, 'utf8') === wanted()
  } catch {
    return adoptInstallation()
  }
}

/** Its lock file without our stamp, and newer than ours: `npm ci` was typed by hand. */
function adoptInstallation() {
  try {
    const done = statSync(NPM_DONE).mtimeMs
    if (done < statSync(join(ROOT, 'package-lock.json')).mtimeMs) return false
    writeFileSync(STAMP, wanted())
    return true
  } catch {
    return false
  }
}

/** One installation at a time: a second start waits for the first, which may be the one that is needed. */
async function installOnce() {
  for (let told = false; ; told = true) {
    const owner = lock()
    if (!owner) break
    if (!told) process.stdout.write(`Waiting for the installation by process ${owner} …\n`)
    await sleep(500)
  }
  try {
    if (!isInstalled()) await install()
  } finally {
    releaseLock(LOCK)
  }
}

function lock() {
  try {
    accessSync(ROOT, constants.W_OK)
    return takeLock(LOCK)
  } catch (error) {
    throw refuseUnwritable(error, ROOT)
  }
}

async function install() {
  const server = lockOwner(RUNNING)
  if (server) {
    throw new Refusal(
      `Packages have changed, and Countinghouse still runs from this folder (process ${server}). Stop it, then start again.`
    )
  }

  process.stdout.write('Installing packages; the first time takes about a minute …\n')
  await refuseSilentRegistry()
  /** From here on nothing may call the folder complete but an installation that has ended. */
  for (const mark of [STAMP, NPM_DONE]) rmSync(mark, { force: true })
  const { code, output } = await npm(INSTALL)
  if (code === 0) return writeFileSync(STAMP, wanted())

  if (/EACCES|EPERM|EROFS/.test(output)) throw refuseUnwritable({ code: 'EACCES' }, ROOT)
  if (/ENOSPC/.test(output)) throw refuseUnwritable({ code: 'ENOSPC' }, ROOT)
  if (NETWORK.test(output)) throw unreachable()
  const reason =
    /npm (?:error|ERR!) (?!code)(.+)/.exec(output)?.[1] ?? `npm ended with code ${code}`
  throw new Refusal(`The installation failed: ${reason}. Put that right, then start again.`)
}

/**
 * `npm ci` asks a silent registry for one package after the other and waits a minute for each, so we ask
 * first. A registry that answers, whatever it says, is left to the installation.
 */
async function refuseSilentRegistry() {
  const { code, output } = await npm(ASK)
  if (code !== 0 && NETWORK.test(output)) throw unreachable()
}

function unreachable() {
  return new Refusal('The npm registry cannot be reached. Check the network, then start again.')
}

function npm(args) {
  const path = process.env.npm_execpath
  /** Of a silent `npm start` its children inherit the silence, and the reason would be lost. */
  const heard = [...args, '--loglevel=error']
  const options = { cwd: ROOT, stdio: ['ignore', 'ignore', 'pipe'] }
  const child = path?.endsWith('.js')
    ? spawn(process.execPath, [path, ...heard], options)
    : spawn('npm', heard, options)

  return new Promise((resolve) => {
    let output = ''
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => resolve({ code: 1, output: `npm error ${error.message}` }))
    child.on('close', (code) => resolve({ code, output }))
  })
}
