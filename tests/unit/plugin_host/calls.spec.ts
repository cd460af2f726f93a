import { test } from '@japa/runner'
import { PluginError } from '#sdk/errors'
import { NO_ACCUMULATORS, type Accumulators, type RatingSink } from '#sdk/rating'
import { withTimeLimit } from '#app/plugin_host/time_limit'
import { PluginFailedException } from '#app/plugin_host/exceptions/plugin_failed_exception'
import { hostedRater, ratingGroup, target } from '#tests/unit/plugin_host/given'

/** The error of rating the sample group with this `rate`. */
async function errorOf(rate: (out: RatingSink) => Accumulators | void): Promise<Error> {
  const rater = await hostedRater({
    rate: (_group, state, out) => rate(out) ?? state,
  })
  try {
    rater.rate(ratingGroup(), NO_ACCUMULATORS)
  } catch (error) {
    return error as Error
  }
  throw new Error('nothing was refused')
}

test.group('Plugin host | calls', () => {
  test('a throw is E_PLUGIN_FAILED with its cause, naming plugin, rule and point', async ({
    assert,
  }) => {
    const cause = new PluginError('E_SAMPLE_TERMS', 'the tiers overlap')
    const error = await errorOf(() => {
      throw cause
    })
    assert.instanceOf(error, PluginFailedException)
    assert.equal((error as PluginFailedException).code, 'E_PLUGIN_FAILED')
    assert.equal((error as PluginFailedException).reason, 'E_SAMPLE_TERMS')
    assert.equal(error.cause, cause)
    assert.equal(error.message, 'plugin "sample", sample.rule@1, rate failed: the tiers overlap')
  })

  test('inputs are frozen through and through', async ({ assert }) => {
    const rater = await hostedRater({
      rate(group, state) {
        ;(group.obligations[0] as { quantity: number }).quantity = 9
        return state
      },
    })
    assert.throws(() => rater.rate(ratingGroup(), NO_ACCUMULATORS), /read only property/)
  })

  test('each obligation needs exactly one target', async ({ assert }) => {
    const missing = await errorOf((out) => out.target(0, target()))
    assert.match(missing.message, /"target": obligation 1 has no target/)
    const twice = await errorOf((out) => {
      out.target(0, target())
      out.target(0, target())
    })
    assert.match(twice.message, /obligation 0 was reported twice/)
    const stray = await errorOf((out) => out.target(7, target()))
    assert.match(stray.message, /obligation 7 is not in the group/)
  })

  test('amounts are exact and finite, counts are safe integers', async ({ assert }) => {
    const inexact = await errorOf((out) => out.target(0, { ...target(), amount: 9.99 as never }))
    assert.match(inexact.message, /broke the contract at "target\.amount"/)
    const endless = await errorOf((out) =>
      out.target(0, { ...target(), amount: { numerator: 1n, denominator: 0n } })
    )
    assert.match(endless.message, /denominator above zero/)
    const fraction = await errorOf((out) => out.target(0, { ...target(), quantity: 0.5 }))
    assert.match(fraction.message, /"target\.quantity": 0\.5 is no safe integer/)
  })

  test('only plain data leaves a plugin', async ({ assert }) => {
    const date = await errorOf((out) =>
      out.target(0, { ...target(), display: { at: new Date(0) as never } })
    )
    assert.match(date.message, /"target\.display"/)
    const circle: Record<string, unknown> = {}
    circle.self = circle
    const state = await errorOf((out) => {
      out.target(0, target())
      out.target(1, target())
      return { schema: 1, values: circle as never }
    })
    assert.match(state.message, /"state\.values"/)
  })

  test('an explanation that does not add up is refused', async ({ assert }) => {
    const rater = await hostedRater({
      explain: (_group, _state, obligation) => ({
        obligation,
        steps: [
          { key: 'sample.explain.units', amount: '0.75' },
          { key: 'sample.explain.fee', amount: '0.24' },
        ],
        items: [],
      }),
    })
    const { targets } = rater.rate(ratingGroup(), NO_ACCUMULATORS)
    assert.throws(
      () => rater.explain(ratingGroup(), NO_ACCUMULATORS, 0, targets[0]),
      /the steps add up to 0\.99, the target is 1$/
    )
  })

  test('a rule that never returns is stopped', ({ assert }) => {
    assert.throws(
      () =>
        withTimeLimit(50, () => {
          for (;;);
        }),
      'Plugin code did not return within 50 ms and was stopped'
    )
  })

  test('the time limit hands on results and errors', ({ assert }) => {
    assert.equal(
      withTimeLimit(1_000, () => 42n),
      42n
    )
    assert.throws(
      () =>
        withTimeLimit(1_000, () => {
          throw new RangeError('own error')
        }),
      'own error'
    )
  })
})
