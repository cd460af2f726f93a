import { test } from '@japa/runner'
import { parseRational, rational } from '#kernel/rational'
import { firstDifference, Fulfils, PrintedFloat, Unordered, wantedOf } from '#tests/vectors/compare'
import { runExample } from '#tests/vectors/run'
import { exactOrNull } from '#tests/vectors/values'

test.group('Vectors | comparison', () => {
  test('{title} is equal')
    .with([
      { title: 'a rational and its text', actual: rational(1n, 2n), expected: '0.50' },
      { title: 'a bigint and a number', actual: 12n, expected: 12 },
      { title: 'a fraction in other terms', actual: '3/7', expected: '12/28' },
      { title: 'a float read as its digits', actual: '252.22', expected: 252.22 },
      { title: 'a small float', actual: '0.00000015', expected: 1.5e-7 },
      { title: 'an object with more fields', actual: { a: 1, b: 2 }, expected: { a: 1 } },
      { title: 'a known wrong answer', actual: { a: 1 }, expected: { a: 1, buggy_a: 2 } },
      { title: 'nothing at all', actual: null, expected: null },
      { title: 'a list in any order', actual: new Unordered([1, 2]), expected: [2, 1] },
      {
        title: 'a fulfilled statement',
        actual: new Fulfils((value) => value > 3),
        expected: 4,
      },
      {
        title: 'a float as another language prints it',
        actual: new PrintedFloat(parseRational('1400/31')),
        expected: '45.16129032258064',
      },
    ])
    .run(({ assert }, { actual, expected }) => {
      assert.isNull(firstDifference(actual, expected))
    })

  test('{title} is different')
    .with([
      { title: 'a cent', actual: '10.01', expected: '10.00' },
      { title: 'a text and a number', actual: 'abc', expected: 1 },
      { title: 'a number and a truth', actual: 1, expected: true },
      { title: 'codes with leading zeros', actual: '0256', expected: '00256' },
      { title: 'a missing field', actual: {}, expected: { a: 1 } },
      { title: 'a longer list', actual: [1, 2], expected: [1] },
      { title: 'a list in another order', actual: [1, 2], expected: [2, 1] },
      { title: 'a list with a value twice', actual: new Unordered([1, 1]), expected: [1, 2] },
      { title: 'nothing and zero', actual: null, expected: 0 },
      { title: 'a date', actual: '2026-01-01', expected: '2026-01-02' },
      { title: 'a statement that fails', actual: new Fulfils(() => false), expected: 4 },
      {
        title: 'an exact figure in few digits',
        actual: new PrintedFloat(parseRational('1/3')),
        expected: '0.33',
      },
      {
        title: 'a float that is off',
        actual: new PrintedFloat(parseRational('1400/31')),
        expected: '45.16129032258164',
      },
    ])
    .run(({ assert }, { actual, expected }) => {
      assert.isString(firstDifference(actual, expected))
    })

  test('the exact value replaces the artefact of the source, field by field', ({ assert }) => {
    assert.deepEqual(wantedOf({ cost: '0.3001', spans: 2 }, { cost: '0.3', more: 1 }), {
      cost: '0.3',
      spans: 2,
    })
    assert.equal(wantedOf('1', '2'), '2')
    assert.equal(wantedOf('1', undefined), '1')
  })

  test('reads numbers, and nothing that merely looks like one', ({ assert }) => {
    assert.deepEqual(exactOrNull('-1/3'), rational(-1n, 3n))
    assert.deepEqual(exactOrNull(1e21), rational(10n ** 21n))
    assert.deepEqual(exactOrNull(-2.5e-7), rational(-25n, 10n ** 8n))
    for (const value of ['', '1/0', 'USD', '1e3', '2026-01-01', Number.NaN, true, null, {}, []]) {
      assert.isNull(exactOrNull(value))
    }
  })
})

test.group('Vectors | run', () => {
  const example = {
    id: 'x-1',
    source: 'flexprice/flexprice',
    kind: 'round_currency',
    input: { amount: '10.275', currency: 'usd' },
  }

  test('tells passed, failed, refused and without adapter apart', ({ assert }) => {
    const right = { ...example, expected: { rounded: '10.28' } }
    const wrong = { ...example, expected: { rounded: '10.27' } }
    assert.equal(runExample(right, {}).kind, 'passed')
    assert.deepEqual(runExample(wrong, {}), {
      kind: 'failed',
      reason: 'expected.rounded is "10.27", got "10.28"',
    })
    assert.equal(runExample(wrong, { 'x-1': '10.275 is half' }).kind, 'refused')
    assert.equal(runExample({ ...right, kind: 'unheard_of' }, {}).kind, 'without_adapter')
  })

  test('a refusal of an example that holds is a failure', ({ assert }) => {
    const right = { ...example, expected: { rounded: '10.28' } }
    assert.equal(runExample(right, { 'x-1': 'stale' }).kind, 'failed')
  })

  test('an adapter that throws fails its example with the reason', ({ assert }) => {
    const broken = { ...example, input: { amount: 'ten' }, expected: {} }
    const outcome = runExample(broken, {})
    assert.equal(outcome.kind, 'failed')
    assert.include('reason' in outcome ? outcome.reason : '', 'is not a number')
  })
})
