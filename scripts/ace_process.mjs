import { spawn } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { ROOT } from './environment.mjs'

/**
 * A small nursery, and an old space that is swept before it has doubled: jobs that go through
 * millions of objects keep a hundred megabytes less in memory and are no slower. The same flags stand
 * in package.json for `npm run ace`.
 */
const MEMORY = ['--max-semi-space-size=16', '--heap-growing-percent=150']

/** Starts an ace command as a child that we can talk to; it ends when we do. */
export function startAce(args, stdio = 'inherit') {
  return spawn(process.execPath, [...MEMORY, join(ROOT, 'ace.js'), ...args], {
    cwd: ROOT,
    stdio: ['ignore', stdio, stdio, 'ipc'],
  })
}

/** Runs an ace command to its end; gives its exit code, what it printed, and what it told us. */
export function runAce(args) {
  const child = startAce(args, 'pipe')
  const messages = []
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  child.on('message', (message) => messages.push(message))

  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output, messages }))
  })
}
