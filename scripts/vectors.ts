import { readFileSync } from 'node:fs'
import { argv, exit, stderr, stdout } from 'node:process'
import type { Example } from '#tests/vectors/example'
import { runExample, type Refusals } from '#tests/vectors/run'

/**
 * npm run vectors -- FILE...: runs the worked examples of each file through the real functions.
 * Prints one line for each example that fails or is refused, then the count; exits 1 when one fails.
 */
const files = argv.slice(2)
if (files.length === 0) {
  stderr.write('Usage: npm run vectors -- FILE...\n')
  exit(2)
}

const refusals: Refusals = readJson(new URL('../tests/vectors/refused.json', import.meta.url))
const counts = { passed: 0, failed: 0, without_adapter: 0, refused: 0 }
for (const file of files) {
  for (const example of readJson<Example[]>(file)) {
    const outcome = runExample(example, refusals)
    counts[outcome.kind]++
    if (outcome.kind === 'failed') stdout.write(`${example.id}: ${outcome.reason}\n`)
    if (outcome.kind === 'refused') stdout.write(`${example.id}: refused. ${outcome.reason}\n`)
  }
}
const refused = counts.refused === 0 ? '' : `, ${counts.refused} refused`
stdout.write(
  `${counts.passed} passed, ${counts.failed} failed, ${counts.without_adapter} without adapter${refused}\n`
)
exit(counts.failed > 0 ? 1 : 0)

function readJson<T>(file: string | URL): T {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    stderr.write(`Cannot read ${file}: ${error instanceof Error ? error.message : error}\n`)
    exit(2)
  }
}
