import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'

const MOST_SECONDS = 300

/** What a newcomer does: clone, `npm start`, open the address, sign in; then start once more. */
export async function startsFromFreshClone(root) {
  const folder = mkdtempSync(join(tmpdir(), 'countinghouse-'))
  try {
    const cloned = spawnSync('git', ['clone', '--quiet', root, folder], { stdio: 'inherit' })
    if (cloned.status !== 0) return { code: 1, output: '' }

    const first = await startOnce(folder, true)
    const second = await startOnce(folder, false)
    process.stdout.write(`first start ${first.seconds} s, second start ${second.seconds} s\n`)
    return { code: first.ok && second.ok ? 0 : 1, output: '' }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function startOnce(folder, signsIn) {
  const port = await freePort()
  const started = Date.now()
  const child = spawn('npm', ['start'], {
    cwd: folder,
    env: cleanEnvironment(port),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  const ended = new Promise((resolve) => child.once('close', resolve))

  const answered = await answers(port, child)
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  const signedIn = answered && (!signsIn || (await signIn(port, () => output)))
  child.kill('SIGTERM')
  const code = await Promise.race([ended, sleep(60_000).then(() => null)])
  const released = await isFree(port)

  const ok = answered && signedIn && code === 0 && released
  if (!ok) {
    process.stdout.write(`${output}\n`)
    process.stdout.write(JSON.stringify({ answered, signedIn, code, released }) + '\n')
    child.kill('SIGKILL')
  }
  return { ok, seconds }
}

/** Nothing of this checkout reaches the clone: neither its packages nor its settings. */
function cleanEnvironment(port) {
  const kept = [
    'HOME',
    'LANG',
    'TMPDIR',
    'http_proxy',
    'https_proxy',
    'no_proxy',
    'npm_config_registry',
  ]
  const env = Object.fromEntries(kept.map((name) => [name, process.env[name]]).filter(([, v]) => v))
  const path = process.env.PATH.split(':').filter((entry) => !entry.includes('node_modules'))
  return { ...env, PATH: path.join(':'), PORT: String(port) }
}

async function answers(port, child) {
  for (let tries = 0; tries < MOST_SECONDS * 4; tries++) {
    if (child.exitCode !== null) return false
    const status = await fetch(`http://127.0.0.1:${port}/sign-in`).then(
      (response) => response.status,
      () => null
    )
    if (status === 200) return true
    await sleep(250)
  }
  return false
}

/** Signs in with what was printed, as a browser would. */
async function signIn(port, output) {
  for (let tries = 0; tries < 40 && !/Password {2,}\S+/.test(output()); tries++) await sleep(250)
  const [, email] = /Sign in {2,}(\S+)/.exec(output()) ?? []
  const [, password] = /Password {2,}(\S+)/.exec(output()) ?? []
  if (!password) return false

  const base = `http://127.0.0.1:${port}`
  const page = await fetch(`${base}/sign-in`)
  const cookies = page.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
  const token = decodeURIComponent(cookies.find((one) => one.startsWith('XSRF-TOKEN=')).slice(11))

  const answer = await fetch(`${base}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      'content-type': 'application/json',
      'x-xsrf-token': token,
      'cookie': cookies.join('; '),
    },
    body: JSON.stringify({ email, password }),
  })
  const session = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
  const console_ = await fetch(`${base}/`, {
    redirect: 'manual',
    headers: { cookie: session.join('; ') },
  })
  return answer.headers.get('location') === '/' && console_.status === 200
}

function freePort() {
  const server = createServer()
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

function isFree(port) {
  const server = createServer()
  return new Promise((resolve) => {
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
