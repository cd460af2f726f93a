import { writeFileSync } from 'node:fs'
import type { NamedReporterContract } from '@japa/runner/types'

/** Writes how many tests passed and failed to the file the test script names. */
export const countReporter: NamedReporterContract = {
  name: 'count',
  handler(runner, emitter) {
    emitter.on('runner:end', () => {
      const file = process.env.TEST_COUNT_FILE
      const { hasError, aggregates } = runner.getSummary()
      const failed = aggregates.failed || (hasError ? 1 : 0)
      if (file) writeFileSync(file, JSON.stringify({ passed: aggregates.passed, failed }))
    })
  },
}
