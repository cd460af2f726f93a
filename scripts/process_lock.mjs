import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import process from 'node:process'

/** Longer than it takes to write a line into a file that has just been made. */
const BEING_WRITTEN_MS = 50

/**
 * Takes a lock file that names our process. Returns null when it is ours, else the id of the living
 * process that holds it. A file left by a process that died is taken over.
 */
export function takeLock(file) {
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      const handle = openSync(file, 'wx')
      writeSync(handle, describe(process.pid))
      closeSync(handle)
      return null
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    const owner = livingOwner(file)
    if (owner) return owner
    rmSync(file, { force: true })
  }
  throw new Error(`The lock ${file} could not be taken.`)
}

export function releaseLock(file) {
  if (read(file) === describe(process.pid)) rmSync(file, { force: true })
}

/** The living process that holds a lock, or null. */
export function lockOwner(file) {
  return livingOwner(file)
}

function livingOwner(file) {
  const text = read(file) || (wait(BEING_WRITTEN_MS), read(file))
  const id = Number(text.split(':')[0])
  return id && isAlive(id) && [describe(id), String(id)].includes(text) ? id : null
}

/**
 * The id, and where the system tells it (Linux) the tick at which the process began: ids are given again
 * after a restart of the machine, and in a container every time.
 */
function describe(id) {
  const fields = read(`/proc/${id}/stat`).split(') ').at(-1).split(' ')
  return fields.length > 19 ? `${id}:${fields[19]}` : String(id)
}

function read(file) {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return ''
  }
}

function wait(milliseconds) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}

function isAlive(id) {
  try {
    process.kill(id, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
