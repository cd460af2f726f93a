import { spawn } from 'node:child_process'
import { execPath } from 'node:process'
import { fileURLToPath } from 'node:url'
import type { StageRequest } from '#benchmarks/stage_request'
import { stoppable, throwIfStopped } from '#benchmarks/stopping'

const PROCESS = fileURLToPath(new URL('stage_process.ts', import.meta.url))
const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** As `npm run ace` starts the product's own processes. */
const MEMORY = ['--max-semi-space-size=16', '--heap-growing-percent=150']

/** Does one stage in a process of its own and returns what it reports. */
export async function runStage<T>(
  request: StageRequest,
  environment: NodeJS.ProcessEnv,
  profile?: string
): Promise<T> {
  throwIfStopped()
  const profiling =
    profile === undefined
      ? []
      : ['--cpu-prof', `--cpu-prof-dir=${profile}`, `--cpu-prof-name=${nameOf(request)}`]
  const child = spawn(
    execPath,
    ['--import=@poppinss/ts-exec', ...MEMORY, ...profiling, PROCESS, JSON.stringify(request)],
    { cwd: ROOT, env: environment, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] }
  )
  let output = ''
  let result: T | undefined
  child.stdout!.on('data', (chunk) => (output += chunk))
  child.stderr!.on('data', (chunk) => (output += chunk))
  child.on('message', (message: { type: string; result: T }) => {
    if (message.type === 'result') result = message.result
  })
  const ended = new Promise<T>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', () => {
      if (result === undefined) reject(new Error(`${request.module} failed:\n${output}`))
      else resolve(result)
    })
  })
  /** Nothing it has done is kept, so it need not finish anything. */
  return stoppable(() => child.kill('SIGKILL'), ended)
}

function nameOf({ module }: StageRequest) {
  return `${module.replaceAll('/', '-')}-${Date.now()}.cpuprofile`
}
