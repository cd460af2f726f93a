import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const SCRIPT = fileURLToPath(new URL('story_teller.ts', import.meta.url))

/** What a teller says before it is asked anything: a message sent earlier would be lost. */
export const READY = -1

/** What a teller answers: that a step is done, or why it is not. The framework sends messages too. */
export interface TellerAnswer {
  readonly told: number
  readonly error: string | null
}

/** A process of its own that does the steps of a story on the database of this test run. */
export class Teller {
  readonly #child: ChildProcess
  readonly #ready: Promise<TellerAnswer>
  #output = ''

  /** `failpoint` (name:nth) lets the process kill itself there. */
  constructor(moduleUrl: string, failpoint?: string) {
    const env: NodeJS.ProcessEnv = { ...process.env, NO_COLOR: '1' }
    delete env.FAILPOINT
    if (failpoint !== undefined) env.FAILPOINT = failpoint
    this.#child = fork(SCRIPT, [moduleUrl], {
      cwd: ROOT,
      execArgv: ['--import=./scripts/typescript.mjs'],
      env,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    this.#child.stdout!.on('data', (chunk) => (this.#output += chunk))
    this.#child.stderr!.on('data', (chunk) => (this.#output += chunk))
    this.#ready = this.#answer(READY)
  }

  async step(index: number, facts: object): Promise<void> {
    const { error } = await this.#ask(index, facts)
    if (error !== null) throw new Error(`Step ${index + 1} failed: ${error}`)
  }

  /** Does a step and gives its error, if any: of two who do it at once one may be refused. */
  async tryStep(index: number, facts: object): Promise<string | null> {
    const answer = await this.#ask(index, facts)
    return answer.error
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL')
    await once(this.#child, 'exit')
  }

  async #ask(index: number, facts: object): Promise<TellerAnswer> {
    await this.#ready
    const answer = this.#answer(index)
    this.#child.send({ index, facts })
    return answer
  }

  #answer(index: number): Promise<TellerAnswer> {
    return new Promise((resolve, reject) => {
      const lost = () => reject(new Error(`The story's process ended: ${this.#output}`))
      const answered = (message: unknown) => {
        const answer = message as TellerAnswer
        if (answer.told !== index) return
        this.#child.off('exit', lost)
        this.#child.off('message', answered)
        resolve(answer)
      }
      this.#child.once('exit', lost)
      this.#child.on('message', answered)
    })
  }
}
