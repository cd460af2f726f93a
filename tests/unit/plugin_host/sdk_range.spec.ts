import { test } from '@japa/runner'
import { satisfiesRange } from '#app/plugin_host/sdk_range'

test.group('Plugin host | SDK range', () => {
  test('reads ranges as npm does: {version} in {range} is {expected}')
    .with([
      { version: '0.1.0', range: '^0.1.0', expected: true },
      { version: '0.1.9', range: '^0.1.2', expected: true },
      { version: '0.1.1', range: '^0.1.2', expected: false },
      { version: '0.2.0', range: '^0.1.2', expected: false },
      { version: '0.0.3', range: '^0.0.3', expected: true },
      { version: '0.0.4', range: '^0.0.3', expected: false },
      { version: '1.9.0', range: '^1.2.3', expected: true },
      { version: '2.0.0', range: '^1.2.3', expected: false },
      { version: '1.2.9', range: '~1.2.3', expected: true },
      { version: '1.3.0', range: '~1.2.3', expected: false },
      { version: '9.0.0', range: '>=1.2.3', expected: true },
      { version: '1.2.3', range: '1.2.3', expected: true },
      { version: '1.2.4', range: '1.2.3', expected: false },
      { version: '1.2.4', range: '*', expected: null },
    ])
    .run(({ assert }, { version, range, expected }) => {
      assert.equal(satisfiesRange(version, range), expected)
    })
})
