import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const REQUIRED = 24

/** The Node this application runs on: the machine's own when it is new enough, else the installed package. */
export function node24() {
  if (Number(process.versions.node.split('.')[0]) >= REQUIRED) return process.execPath

  const packaged = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url))
  return existsSync(packaged) ? packaged : null
}

/**
 * Starts the same script again on Node 24 when an older one runs it, and takes over its exit code. Signals
 * are passed on, else ending this process would leave the other behind. Returns whether it did.
 */
export function runOnNode24(moduleUrl) {
  const node = node24()
  if (node === process.execPath) return false
  if (!node) {
    process.stderr.write(
      'Node 24 is needed and not installed. Run `npm start` once; it fetches it.\n'
    )
    process.exitCode = 1
    return true
  }

  const child = spawn(node, [fileURLToPath(moduleUrl), ...process.argv.slice(2)], {
    stdio: 'inherit',
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal))
  }
  child.on('error', (error) => {
    process.stderr.write(`${node} cannot be started (${error.code}).\n`)
    process.exitCode = 1
  })
  child.on('exit', (code) => (process.exitCode = code ?? 1))
  return true
}
