import { readdirSync, readFileSync } from 'node:fs'
import { test } from '@japa/runner'

const FOLDER = new URL('../../../app/kernel/', import.meta.url)

const FORBIDDEN = [
  'parseFloat',
  'toFixed',
  'toPrecision',
  'Math.round',
  'Math.random',
  'Date.now',
  'new Date',
  'performance',
  'process.',
  'globalThis',
  'fetch(',
  'crypto',
  'import(',
  'require(',
]

/** Comments may name what the code may not use. */
const sources = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).map((name) => ({
  name,
  code: readFileSync(new URL(name, FOLDER), 'utf8').replace(/\/\*[\s\S]*?\*\//g, ''),
}))

test.group('Kernel | purity', () => {
  test('there is a kernel to look at', ({ assert }) => {
    assert.isAbove(sources.length, 15)
    assert.isTrue(sources.every(({ name }) => name.endsWith('.ts')))
  })

  test('uses neither floats, nor clocks, nor the outside world: {$self}')
    .with(FORBIDDEN)
    .run(({ assert }, word) => {
      const guilty = sources.filter(({ code }) => code.includes(word)).map(({ name }) => name)
      assert.deepEqual(guilty, [])
    })

  test('imports nothing outside itself', ({ assert }) => {
    const outside = sources.flatMap(({ name, code }) =>
      [...code.matchAll(/from\s+'([^']+)'/g)]
        .map(([, from]) => from)
        .filter((from) => !/^\.\/[a-z0-9_]+\.js$/.test(from))
        .map((from) => `${name}: ${from}`)
    )
    assert.deepEqual(outside, [])
  })

  test('keeps fractions out of its number literals', ({ assert }) => {
    const fractions = sources.flatMap(({ name, code }) => {
      const withoutTexts = code.replace(/'[^'\n]*'|`[^`]*`|\/\/.*$/gm, '')
      return (withoutTexts.match(/\b\d+\.\d+\b/g) ?? []).map((literal) => `${name}: ${literal}`)
    })
    assert.deepEqual(fractions, [])
  })

  test('no file is longer than 300 lines', ({ assert }) => {
    const long = sources.filter(({ name }) => {
      return readFileSync(new URL(name, FOLDER), 'utf8').split('\n').length > 300
    })
    assert.deepEqual(long, [])
  })
})
