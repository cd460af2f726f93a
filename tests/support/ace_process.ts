import { spawn } from 'node:child_process'
import { execPath } from 'node:process'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

export interface EndedProcess {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly output: string
}

/**
 * Runs a real ace command on the database of this test run. `failpoint` (name:nth) lets the process
 * kill itself with SIGKILL at that place: no handler runs, nothing is tidied up.
 */
export function runAce(args: readonly string[], failpoint?: string): Promise<EndedProcess> {
  return run(['ace.js', ...args], failpoint)
}

/** Runs another script of the tests, which may kill itself at a failpoint. */
export function runScript(script: string, args: readonly string[], failpoint?: string) {
  return run(['--import=./scripts/typescript.mjs', script, ...args], failpoint)
}

function run(args: readonly string[], failpoint?: string): Promise<EndedProcess> {
  const env: NodeJS.ProcessEnv = { ...process.env, NO_COLOR: '1' }
  delete env.FAILPOINT
  if (failpoint !== undefined) env.FAILPOINT = failpoint
  const child = spawn(execPath, [...args], { cwd: ROOT, env })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code, signal, output }))
  })
}
