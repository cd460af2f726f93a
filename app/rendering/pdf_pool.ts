import { availableParallelism } from 'node:os'
import type { DocumentRequest } from '#app/rendering/compose_document'
import {
  OUT_OF_MEMORY,
  PdfThread,
  type RenderOutcome,
  type ThreadLimits,
} from '#app/rendering/pdf_thread'

export type { RenderOutcome } from '#app/rendering/pdf_thread'

export interface PdfPoolOptions extends Partial<ThreadLimits> {
  readonly threads?: number
  /** Heap in MiB for documents that do not fit into `memory`; they are drawn one at a time. */
  readonly largeMemory?: number
}

/** Heap of a thread: enough for a document of a hundred pages, and bounded for the machine. */
const MEMORY = 96
const LARGE_MEMORY = 512
const TIMEOUT = 60_000
const MAXIMUM_THREADS = 16

/**
 * Draws documents on worker threads. Memory is bounded per thread: a document that does not fit
 * is drawn again on a thread with more, of which there is one at a time. A document that breaks,
 * needs even more or too long is answered as failed, and its thread is replaced.
 */
export class PdfPool {
  readonly #limits: ThreadLimits
  readonly #idle: PdfThread[] = []
  readonly #waiting: ((thread: PdfThread) => void)[] = []
  readonly #threads = new Set<PdfThread>()
  readonly #largeMemory: number
  #large: Promise<unknown> = Promise.resolve()
  #closed = false

  constructor(options: PdfPoolOptions = {}) {
    const { threads, memory = MEMORY, timeout = TIMEOUT } = options
    this.#limits = { memory, timeout }
    this.#largeMemory = options.largeMemory ?? LARGE_MEMORY
    this.size = Math.min(threads ?? availableParallelism(), MAXIMUM_THREADS)
    for (let number = 0; number < this.size; number++) this.#idle.push(this.#start())
  }

  /** How many documents are drawn at once. */
  readonly size: number

  async render(request: DocumentRequest): Promise<RenderOutcome> {
    const thread = await this.#take()
    const outcome = await thread.render(request)
    this.#give(thread)
    if (outcome.type === 'rendered' || outcome.code !== OUT_OF_MEMORY || this.#closed) {
      return outcome
    }
    const large = this.#large.then(() => this.#renderLarge(request))
    this.#large = large
    return large
  }

  async #renderLarge(request: DocumentRequest): Promise<RenderOutcome> {
    const thread = new PdfThread({ ...this.#limits, memory: this.#largeMemory })
    this.#threads.add(thread)
    const outcome = await thread.render(request)
    this.#threads.delete(thread)
    await thread.close()
    return outcome
  }

  /**
   * Draws a stream of documents and hands over each outcome as it is ready, in no order. Reads on
   * only when a thread is free, so that neither requests nor bytes pile up.
   */
  async *renderEach<Key>(
    source: AsyncIterable<{ readonly key: Key; readonly request: DocumentRequest }>
  ): AsyncGenerator<{ readonly key: Key; readonly outcome: RenderOutcome }> {
    const running = new Set<Promise<{ key: Key; outcome: RenderOutcome }>>()
    for await (const { key, request } of source) {
      running.add(this.render(request).then((outcome) => ({ key, outcome })))
      if (running.size > this.size) yield await firstOf(running)
    }
    while (running.size > 0) yield await firstOf(running)
  }

  async close(): Promise<void> {
    this.#closed = true
    await Promise.all([...this.#threads].map((thread) => thread.close()))
    this.#threads.clear()
  }

  #start(): PdfThread {
    const thread = new PdfThread(this.#limits)
    this.#threads.add(thread)
    return thread
  }

  #take(): Promise<PdfThread> {
    const thread = this.#idle.pop()
    if (thread !== undefined) return Promise.resolve(thread)
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  #give(thread: PdfThread): void {
    let next = thread
    if (!thread.alive && !this.#closed) {
      this.#threads.delete(thread)
      next = this.#start()
    }
    const waiting = this.#waiting.shift()
    if (waiting === undefined) this.#idle.push(next)
    else waiting(next)
  }
}

/** The next finished one, taken out of the set. */
async function firstOf<T>(running: Set<Promise<T>>): Promise<T> {
  const first = await Promise.race(
    [...running].map((promise) => promise.then((value) => ({ promise, value })))
  )
  running.delete(first.promise)
  return first.value
}
