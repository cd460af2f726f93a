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

  /** `note` stands in place of the rate where what is counted is not what `done` measures. */
  show(done: number, total: number, label: string, note?: string) {
    const now = performance.now()
    const rate = Math.floor(done / Math.max(0.001, (now - this.#startedAt) / 1000))
    const amount = note ?? `${done}/${total || '?'} · ${rate}/s`
    if (this.#terminal) {
      const filled = total === 0 ? 0 : Math.min(WIDTH, Math.floor((WIDTH * done) / total))
      const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled)
      process.stdout.write(`\r\u001b[2K${label} ${bar} ${amount}`)
      this.#shown = true
      return
    }
    if (now - this.#lastShownAt >= PLAIN_INTERVAL_MS) {
      this.#lastShownAt = now
      this.logger.info(`${label}: ${amount}`)
    }
  }

  end() {
    if (this.#shown) process.stdout.write('\n')
  }
}
