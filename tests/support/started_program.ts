import { spawn } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** What a shell of a person has, and nothing of this test run. */
const INHERITED = ['PATH', 'HOME', 'TMPDIR', 'LANG']

/**
 * `npm start` in a process group of its own, as a person types it. The group tells whether anything of
 * it still lives, whoever started it.
 */
export class StartedProgram {
  readonly ended: Promise<number | null>
  output = ''
  errors = ''
  readonly #child

  constructor(environment: Record<string, string>, folder = ROOT) {
    const inherited = INHERITED.flatMap((name) => {
      const value = process.env[name]
      return value === undefined ? [] : [[name, value]]
    })
    this.#child = spawn('npm', ['start', '--silent', '--no-update-notifier'], {
      cwd: folder,
      detached: true,
      env: { ...Object.fromEntries(inherited), DB_CONNECTION: 'sqlite', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#child.stdout.on('data', (chunk) => (this.output += chunk))
    this.#child.stderr.on('data', (chunk) => (this.errors += chunk))
    this.ended = new Promise((resolve, reject) => {
      this.#child.on('error', reject)
      this.#child.on('close', (code) => resolve(code))
    })
  }

  /** Waits until it has printed a text; fails when it ends before. */
  async prints(text: string) {
    const stop = new AbortController()
    const seen = new Promise<void>((resolve) => {
      const look = () => {
        if (this.output.includes(text)) resolve()
      }
      this.#child.stdout.on('data', look)
      look()
    })
    const over = this.ended.then(() => {
      if (!stop.signal.aborted) throw new Error(`It ended:\n${this.output}${this.errors}`)
    })
    await Promise.race([seen, over])
    stop.abort()
  }

  /** To the process that was typed alone, as a service manager does. */
  signal(name: NodeJS.Signals) {
    this.#child.kill(name)
  }

  get hasLivingProcess() {
    try {
      process.kill(-this.#child.pid!, 0)
      return true
    } catch {
      return false
    }
  }

  /** For the end of a test, however it went. */
  async destroy() {
    if (this.hasLivingProcess) process.kill(-this.#child.pid!, 'SIGKILL')
    await this.ended
  }
}

export function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
