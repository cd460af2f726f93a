import fc from 'fast-check'
import { test } from '@japa/runner'
import { canonicalJson, canonicalObject, type CanonicalValue } from '#kernel/canonical_json'
import { codeOf } from '#tests/unit/kernel/code_of'

const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, entry]) => [key, shuffled(entry)])
  )
}

const values = () =>
  fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.string({ unit: 'binary' }),
      fc.boolean(),
      fc.constant(null),
      fc.maxSafeInteger(),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(fc.string(), tie('value'), { maxKeys: 4 })
    ),
  })).value

test.group('Kernel | canonical json', () => {
  test('sorts keys by code unit and writes no white space', ({ assert }) => {
    const text = canonicalJson({
      b: [1, true, null],
      a: { 'z': 'ä', 'Z': '"', '€': 1, '\u{1F600}': 2 },
    })
    assert.equal(text, '{"a":{"Z":"\\"","z":"ä","€":1,"\u{1F600}":2},"b":[1,true,null]}')
  })

  test('writes a bigint as a decimal string and minus zero as zero', ({ assert }) => {
    assert.equal(
      canonicalJson({ minor: 9007199254740993n, zero: -0 }),
      '{"minor":"9007199254740993","zero":0}'
    )
  })

  test('refuses {title} and says where')
    .with([
      { title: 'a fraction', value: { a: [0.5] }, path: '$.a[0]' },
      { title: 'NaN', value: { a: Number.NaN }, path: '$.a' },
      { title: 'infinity', value: Number.POSITIVE_INFINITY, path: '$' },
      { title: 'an unsafe integer', value: 2 ** 53, path: '$' },
      { title: 'undefined', value: { a: undefined }, path: '$.a' },
      { title: 'a hole', value: Array(1), path: '$[0]' },
      { title: 'a date', value: { at: new Date(0) }, path: '$.at' },
      { title: 'a map', value: new Map(), path: '$' },
      { title: 'a function', value: { a: () => 1 }, path: '$.a' },
      { title: 'a symbol', value: Symbol('a'), path: '$' },
    ])
    .run(({ assert }, { value, path }) => {
      const write = () => canonicalJson(value as CanonicalValue)
      assert.equal(codeOf(write), 'E_NOT_CANONICAL')
      assert.throws(write, new RegExp(`^${path.replace(/[$[\].]/g, '\\$&')} is `))
    })

  test('refuses a circle instead of running for ever', ({ assert }) => {
    const circle: Record<string, unknown> = {}
    circle.self = circle
    assert.equal(
      codeOf(() => canonicalJson(circle as CanonicalValue)),
      'E_NOT_CANONICAL'
    )
  })

  test('puts texts of members together to the text of the whole', ({ assert }) => {
    const whole = { b: { y: 1, x: 'ä' }, a: [1n, null], B: true }
    const members = Object.entries(whole).map(([key, value]) => [key, canonicalJson(value)])
    assert.equal(canonicalObject(Object.fromEntries(members)), canonicalJson(whole))
  })

  test('writes more shapes than it remembers', ({ assert }) => {
    for (let number = 0; number < 100; number++) {
      const value = { z: number, [`k${number}`]: number }
      assert.equal(canonicalJson(value), `{"k${number}":${number},"z":${number}}`)
    }
  })

  test('is JSON, and the order in which keys were set does not matter', () => {
    fc.assert(
      fc.property(values(), (value) => {
        const text = canonicalJson(value as CanonicalValue)
        const turned = canonicalJson(shuffled(value) as CanonicalValue)
        return text === turned && canonicalJson(JSON.parse(text)) === text
      })
    )
  })
})
