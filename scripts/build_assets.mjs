import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs, { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { ROOT } from './environment.mjs'
import { Refusal, refuseUnwritable } from './fail.mjs'
import { releaseLock, takeLock } from './process_lock.mjs'
import { setTimeout as sleep } from 'node:timers/promises'

const ASSETS = join(ROOT, 'public', 'assets')
const STAMP = join(ASSETS, '.stamp')
const LOCK = join(ROOT, 'public', '.build.lock')
const SOURCES = [
  'resources/inertia/**/*.{ts,vue,css,svg}',
  'resources/lang/*/*.json',
  'plugins/*/{manifest.ts,lang/*.json,inertia/**/*.{ts,vue,css,svg}}',
  '.adonisjs/client/registry/index.ts',
  'start/navigation.ts',
  'vite.config.ts',
  'package-lock.json',
]

/** Builds the pages when their sources differ from what public/assets was built from. */
export async function buildAssets() {
  if (readStamp() === sourceDigest()) return false

  try {
    mkdirSync(join(ROOT, 'public'), { recursive: true })
    while (takeLock(LOCK)) await sleep(250)
  } catch (error) {
    throw refuseUnwritable(error, join(ROOT, 'public'))
  }
  try {
    const digest = sourceDigest()
    if (readStamp() === digest) return false

    rmSync(STAMP, { force: true })
    await viteBuild()
    writeFileSync(STAMP, digest)
    return true
  } finally {
    releaseLock(LOCK)
  }
}

function sourceDigest() {
  const digest = createHash('sha256')
  /** By its object: Node 20, which only hands over to Node 24, cannot import it by name. */
  for (const file of fs.globSync(SOURCES, { cwd: ROOT }).sort()) {
    digest
      .update(file)
      .update('\0')
      .update(readFileSync(join(ROOT, file)))
      .update('\0')
  }
  return digest.digest('hex')
}

function readStamp() {
  try {
    return readFileSync(STAMP, 'utf8')
  } catch {
    return null
  }
}

function viteBuild() {
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js')
  const child = spawn(process.execPath, [vite, 'build', '--app', '--logLevel', 'warn'], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))

  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Refusal(`The pages could not be built:\n${output}`))
    )
  })
}
