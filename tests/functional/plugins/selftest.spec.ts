import { test } from '@japa/runner'
import { childCommand } from '#tests/support/child_command'

test.group('The self-test of plugins', () => {
  test('computes golden vectors again, of all plugins or of one', async ({ assert }) => {
    const { code, output } = await childCommand(['plugin:selftest', '--plugin=standard'])
    assert.equal(code, 0, output)
    assert.include(output, 'standard.flat@1: 2 golden vectors hold')
    assert.notInclude(output, 'telecom.')

    const unknown = await childCommand(['plugin:selftest', '--plugin=nobody'])
    assert.equal(unknown.code, 1, unknown.output)
  }).timeout(60_000)
})
