import { test } from '@japa/runner'
import { formatToken, isSecret, makeSecret, parseToken } from '#app/identity/api_token_text'

test.group('Text of an API token', () => {
  test('names its row and carries a secret of 256 bits', ({ assert }) => {
    const { secret } = makeSecret()
    assert.deepEqual(parseToken(formatToken(7, secret)), { id: 7, secret })
    assert.equal(Buffer.from(secret, 'base64url').length, 32)
  })

  test('knows its own secret and no other', ({ assert }) => {
    const { secret, hash } = makeSecret()
    assert.isTrue(isSecret(secret, hash))
    assert.isFalse(isSecret(makeSecret().secret, hash))
  })

  test('is not read out of anything else: {$self}')
    .with([
      '',
      'ch_',
      'ch_1_short',
      `ch_x_${'a'.repeat(43)}`,
      `ch_99999999999_${'a'.repeat(43)}`,
      `xx_1_${'a'.repeat(43)}`,
    ])
    .run(({ assert }, text) => {
      assert.isNull(parseToken(text))
    })
})
