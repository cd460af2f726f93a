/**
 * Settings every entry (start, tests, ace) runs with when the environment names none. A `.env` file is
 * honoured and never required; what the shell sets wins over both.
 */
import { randomBytes } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { refuseUnwritable } from './fail.mjs'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))

const DEFAULTS = {
  NODE_ENV: 'development',
  HOST: '127.0.0.1',
  PORT: '3333',
  LOG_LEVEL: 'info',
  DB_CONNECTION: 'sqlite',
}

/** Fills process.env; returns the folder that holds databases, documents and the application key. */
export function applyEnvironment(overrides = {}) {
  const file = join(ROOT, '.env')
  if (existsSync(file)) process.loadEnvFile(file)

  process.env.TZ = 'UTC'
  for (const [name, value] of Object.entries({ ...DEFAULTS, ...overrides })) {
    if (!process.env[name]) process.env[name] = value
  }
  process.env.STORAGE_PATH = resolve(ROOT, process.env.STORAGE_PATH || 'storage')
  process.env.APP_URL ||= `http://localhost:${process.env.PORT}`
  process.env.APP_KEY ||= applicationKey(process.env.STORAGE_PATH)

  return process.env.STORAGE_PATH
}

/** The same for programs that write: makes the folder, and says in one sentence when it cannot be used. */
export function prepareStorage(overrides) {
  try {
    const storage = applyEnvironment(overrides)
    mkdirSync(storage, { recursive: true, mode: 0o700 })
    accessSync(storage, constants.W_OK)
    return storage
  } catch (error) {
    throw refuseUnwritable(error, process.env.STORAGE_PATH ?? ROOT)
  }
}

/**
 * The key that signs cookies and encrypts secrets. It is made once and kept beside the data it protects, so
 * that a restart keeps everybody signed in; the file is readable by its owner alone.
 */
function applicationKey(storagePath) {
  const file = join(storagePath, 'app_key')
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
  }

  mkdirSync(storagePath, { recursive: true, mode: 0o700 })
  const key = randomBytes(32).toString('base64url')
  try {
    writeFileSync(file, `${key}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    return readFileSync(file, 'utf8').trim()
  }
  return key
}
