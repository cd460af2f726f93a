/**
 * Starts Countinghouse: builds the pages when they changed, migrates the database, loads the demo company
 * the first time, then serves the console from this process with one worker as its child. Both end together.
 */
import { join } from 'node:path'
import process from 'node:process'
import { ROOT, prepareStorage } from './environment.mjs'
import { Refusal, isUnwritable, refuseUnwritable, run } from './fail.mjs'
import { runAce, startAce } from './ace_process.mjs'
import { buildAssets } from './build_assets.mjs'
import { releaseLock, takeLock } from './process_lock.mjs'
import { runOnNode24 } from './node_version.mjs'
import { refuseTakenPort } from './taken_port.mjs'

const RUNNING = join(ROOT, 'node_modules', '.countinghouse-running')

if (!runOnNode24(import.meta.url)) await run(start)

async function start() {
  const storage = prepareStorage({ LOG_LEVEL: 'warn' })
  await refuseTakenPort('npm start')
  claim(storage)

  const [, demo] = await Promise.all([buildAssets(), prepareDatabase()])
  await serve()
  announce(demo)
}

/** The embedded database has one writer and one worker, so a folder of data serves one start at a time. */
function claim(storage) {
  const lock = join(storage, 'server.pid')
  process.on('exit', () => [lock, RUNNING].forEach(releaseLock))
  try {
    const owner = takeLock(lock)
    if (owner) {
      throw new Refusal(
        `Countinghouse already runs on ${storage} (process ${owner}). Stop it, or set STORAGE_PATH to another folder.`
      )
    }
  } catch (error) {
    throw refuseUnwritable(error, storage)
  }
  noteRunning()
}

/** Tells an installation that packages are in use; where it may not write, it may not install either. */
function noteRunning() {
  try {
    takeLock(RUNNING)
  } catch (error) {
    if (!isUnwritable(error)) throw error
  }
}

async function prepareDatabase() {
  const prepared = await runAce(['app:prepare'])
  if (prepared.code !== 0) throw new Refusal(prepared.output.trim())

  const empty = prepared.messages.some(({ type, companies }) => type === 'prepared' && !companies)
  if (!empty || process.env.NODE_ENV === 'production' || process.env.DEMO === 'off') return null

  const loaded = await runAce(['demo:load'])
  if (loaded.code !== 0) process.stderr.write(`The demo could not be loaded:\n${loaded.output}\n`)
  return loaded.messages.find(({ type }) => type === 'demo') ?? null
}

async function serve() {
  await import('@poppinss/ts-exec')
  const { default: app } = await import('../bin/server.ts')
  if (process.exitCode) return process.exit()

  const worker = startAce(['worker:start'])
  worker.on('exit', (code, signal) => {
    if (app.isTerminating || app.isTerminated) return
    process.stderr.write(`The worker ended (${signal ?? code}); the console ends with it.\n`)
    process.exitCode = 1
    app.terminate()
  })
  app.terminating(() => ended(worker))
}

/** Gives the worker time to finish its chunk; what it cannot finish is taken up again at the next start. */
function ended(worker) {
  if (worker.exitCode !== null || worker.signalCode !== null) return
  return new Promise((resolve) => {
    const impatience = setTimeout(() => worker.kill('SIGKILL'), 10_000)
    worker.once('exit', () => resolve(clearTimeout(impatience)))
    worker.kill('SIGTERM')
  })
}

function announce(demo) {
  const lines = ['', '  Countinghouse is ready.', '', `  Console    ${process.env.APP_URL}`]
  if (demo) {
    lines.push(`  Sign in    ${demo.email}`, `  Password   ${demo.password}`, '')
    lines.push('  The password is shown only now. For a new one: npm run ace -- demo:password')
  }
  process.stdout.write(`${lines.join('\n')}\n\n`)
}
