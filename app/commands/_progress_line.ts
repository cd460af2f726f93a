import type { UIPrimitives } from '@adonisjs/core/types/ace'

type Logger = UIPrimitives['logger']

const WIDTH = 30
/** Without a terminal a line is printed at most this often. */
const PLAIN_INTERVAL_MS = 5000

/** A progress bar on a terminal, plain lines otherwise (logs, pipes, CI). */
export class ProgressLine {
  readonly #terminal = process.stdout.isTTY === true
  readonly #startedAt = performance.now()
  #lastShownAt = -PLAIN_INTERVAL_MS
  #shown = false

  constructor(private readonly logger: Logger) {}

  show(done: number, total: number, label: string) {
    const now = performance.now()
    const rate = Math.round(done / Math.max(0.001, (now - this.#startedAt) / 1000))
    if (this.#terminal) {
      const filled = total === 0 ? 0 : Math.min(WIDTH, Math.floor((WIDTH * done) / total))
      const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled)
      process.stdout.write(`\r\u001b[2K${label} ${bar} ${done}/${total || '?'} · ${rate}/s`)
      this.#shown = true
      return
    }
    if (now - this.#lastShownAt >= PLAIN_INTERVAL_MS) {
      this.#lastShownAt = now
      this.logger.info(`${label}: ${done} of ${total || '?'} (${rate}/s)`)
    }
  }

  end() {
    if (this.#shown) process.stdout.write('\n')
  }
}
