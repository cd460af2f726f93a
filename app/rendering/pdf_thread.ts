import { Worker } from 'node:worker_threads'
import type { DocumentRequest } from '#app/rendering/compose_document'
import type { PdfAnswer } from '#app/rendering/pdf_worker'

/** What became of one document. A failure belongs to that document; the others go on. */
export type RenderOutcome = Exclude<PdfAnswer, { type: 'ready' }>

export interface ThreadLimits {
  /** Heap of one thread in MiB; a document that needs more fails and the thread is replaced. */
  readonly memory: number
  /** Milliseconds for one document. */
  readonly timeout: number
}

/** Code of the outcome of a document that a thread's memory did not suffice for. */
export const OUT_OF_MEMORY = 'E_RENDERING_MEMORY'

/** Sources run through the TypeScript loader in development, built files do not. */
const isSource = import.meta.url.endsWith('.ts')
const WORKER_FILE = new URL(isSource ? './pdf_worker.ts' : './pdf_worker.js', import.meta.url)

/** One worker thread that draws one document at a time. After `failed` by force it is dead. */
export class PdfThread {
  readonly #worker: Worker
  readonly #limits: ThreadLimits
  readonly ready: Promise<void>
  #alive = true
  #settle: ((answer: RenderOutcome) => void) | null = null

  constructor(limits: ThreadLimits) {
    this.#limits = limits
    this.#worker = new Worker(WORKER_FILE, {
      execArgv: isSource ? ['--import=@poppinss/ts-exec'] : [],
      resourceLimits: { maxOldGenerationSizeMb: limits.memory },
    })
    this.ready = new Promise((resolve, reject) => {
      this.#worker.on('message', (answer: PdfAnswer) => {
        if (answer.type === 'ready') resolve()
        else this.#finish(answer)
      })
      this.#worker.on('error', (error) => {
        this.#die(error)
        reject(error)
      })
      this.#worker.on('exit', () => {
        const error = new Error('The thread ended')
        this.#die(error)
        reject(error)
      })
    })
    // Whoever renders waits for it; without a document nobody has to.
    this.ready.catch(() => {})
  }

  get alive(): boolean {
    return this.#alive
  }

  async render(request: DocumentRequest): Promise<RenderOutcome> {
    try {
      await this.ready
    } catch (error) {
      return failed(error)
    }
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#die(new Error(`it took longer than ${this.#limits.timeout} ms`))
        void this.#worker.terminate()
      }, this.#limits.timeout)
      this.#settle = (answer) => {
        clearTimeout(timer)
        resolve(answer)
      }
      if (this.#alive) this.#worker.postMessage(request)
      else this.#finish(failed(new Error('the thread ended')))
    })
  }

  async close(): Promise<void> {
    this.#alive = false
    await this.#worker.terminate()
  }

  #finish(answer: RenderOutcome): void {
    const settle = this.#settle
    this.#settle = null
    settle?.(answer)
  }

  #die(error: Error): void {
    this.#alive = false
    this.#finish(failed(error))
  }
}

function failed(error: unknown): RenderOutcome {
  const { message, code } = error as Error & { code?: string }
  return {
    type: 'failed',
    code: code === 'ERR_WORKER_OUT_OF_MEMORY' ? OUT_OF_MEMORY : 'E_RENDERING',
    message: `The renderer stopped: ${message}`,
  }
}
