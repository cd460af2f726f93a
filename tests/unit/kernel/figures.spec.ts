import { readdirSync, readFileSync } from 'node:fs'
import { test } from '@japa/runner'
import type { Example } from '#tests/vectors/example'
import { runExample, type Refusals } from '#tests/vectors/run'

const FOLDER = new URL('../../vectors/', import.meta.url)

const readJson = <T>(name: string): T => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'))

const files = readdirSync(new URL('figures/', FOLDER)).filter((name) => name.endsWith('.json'))
const examples = files.flatMap((name) => readJson<Example[]>(`figures/${name}`))
const refusals = readJson<Refusals>('refused.json')
const kinds = [...new Set(examples.map((example) => example.kind))].sort()

test.group('Kernel | published figures', () => {
  test('there are figures, each with an id of its own', ({ assert }) => {
    assert.isAbove(examples.length, 300)
    assert.equal(new Set(examples.map((example) => example.id)).size, examples.length)
  })

  test('every figure of the kind {$self} holds')
    .with(kinds)
    .run(({ assert }, kind) => {
      const failing = examples
        .filter((example) => example.kind === kind)
        .map((example) => ({ id: example.id, ...runExample(example, refusals) }))
        .filter((outcome) => outcome.kind !== 'passed' && outcome.kind !== 'refused')
      assert.deepEqual(failing, [])
    })
})
