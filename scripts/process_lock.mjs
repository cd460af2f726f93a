import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import process from 'node:process'

/**
 * Takes a lock file that holds our process id. Returns null when it is ours, else the id of the living
 * process that holds it. A file left by a process that died is taken over.
 */
export function takeLock(file) {
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      const handle = openSync(file, 'wx')
      writeSync(handle, String(process.pid))
      closeSync(handle)
      return null
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    const owner = readOwner(file)
    if (owner && isAlive(owner)) return owner
    rmSync(file, { force: true })
  }
  throw new Error(`The lock ${file} could not be taken.`)
}

export function releaseLock(file) {
  if (readOwner(file) === process.pid) rmSync(file, { force: true })
}

/** The living process that holds a lock, or null. */
export function lockOwner(file) {
  const owner = readOwner(file)
  return owner && isAlive(owner) ? owner : null
}

function readOwner(file) {
  try {
    return Number(readFileSync(file, 'utf8')) || null
  } catch {
    return null
  }
}

function isAlive(id) {
  try {
    process.kill(id, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
