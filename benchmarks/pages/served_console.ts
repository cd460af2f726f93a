import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { execPath } from 'node:process'
import { fileURLToPath } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const SCRIPT = fileURLToPath(new URL('../../scripts/serve.mjs', import.meta.url))
const START_MS = 120_000
const TICKS_PER_SECOND = 100

/** The real server in a process of its own, as `npm run serve` starts it. */
export class ServedConsole {
  readonly #child
  #output = ''

  private constructor(
    readonly address: string,
    environment: NodeJS.ProcessEnv,
    profiling: readonly string[]
  ) {
    this.#child = spawn(execPath, [...profiling, SCRIPT], {
      cwd: ROOT,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#child.stdout.on('data', (chunk) => (this.#output += chunk))
    this.#child.stderr.on('data', (chunk) => (this.#output += chunk))
  }

  /** Resolves at once, so that the child can be ended while it starts; wait for `ready`. */
  static async start(environment: NodeJS.ProcessEnv, profile: string | undefined) {
    const port = String(await freePort())
    const address = `http://127.0.0.1:${port}`
    const profiling = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]
    const variables = { ...environment, PORT: port, APP_URL: address }
    return new ServedConsole(address, variables, profiling)
  }

  async ready() {
    for (const end = Date.now() + START_MS; Date.now() < end; await sleep(100)) {
      if (this.#child.exitCode !== null) break
      const answer = await fetch(`${this.address}/health`).catch(() => null)
      if (answer?.status === 200) return
    }
    throw new Error(`The console did not start:\n${this.#output}`)
  }

  end(signal: NodeJS.Signals = 'SIGKILL') {
    this.#child.kill(signal)
  }

  async ended() {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      await once(this.#child, 'exit')
    }
  }

  /** 0 where the system does not tell (it is Linux that does). */
  get peakMegabytes() {
    return Number(/VmHWM:\s+(\d+) kB/.exec(this.#read('status'))?.[1] ?? 0) / 1024
  }

  get cpuSeconds() {
    const fields = this.#read('stat').split(') ').at(-1)!.split(' ')
    return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS_PER_SECOND
  }

  #read(name: string) {
    try {
      return readFileSync(`/proc/${this.#child.pid}/${name}`, 'utf8')
    } catch {
      return ''
    }
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}
