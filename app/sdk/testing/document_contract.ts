import { test } from '@japa/runner'
import type { Channel, DocumentCheck, DocumentKind } from '../documents.js'
import { freezeDeep } from '../freeze.js'
import type { ChannelSample, CheckSample } from './samples.js'
import { withoutOutside } from './without_outside.js'

/** Kinds say one thing, and their series are told apart. */
export function kindContract(kinds: readonly DocumentKind[]): void {
  test('document kinds post what they make somebody owe, each with a series of its own', ({
    assert,
  }) => {
    assert.lengthOf(new Set(kinds.map(({ series }) => series)), kinds.length)
    for (const { code, series, posts, items } of kinds) {
      assert.isAtMost(code.length, 20, code)
      assert.match(series, /^[A-Z0-9]{1,10}$/, code)
      assert.isTrue(posts || items === 'lists' || items === 'none', code)
    }
  })
}

/** A check finds the same in the same draft, and has a draft that passes and one that does not. */
export function checkContract(
  plugin: string,
  checks: readonly DocumentCheck[],
  samples: readonly CheckSample[]
): void {
  test('every document check has a sample', ({ assert }) => {
    assert.includeMembers(
      samples.map(({ code }) => code),
      checks.map(({ code }) => code)
    )
  })

  for (const { code, passing, held } of samples) {
    test(`${code} holds back what it should, the same each time`, ({ assert }) => {
      const check = checks.find((entry) => entry.code === code)!
      const look = (draft: CheckSample['held'][number]) =>
        withoutOutside(() => check.check(freezeDeep(draft)))
      assert.isNotEmpty(passing)
      assert.isNotEmpty(held)
      for (const draft of passing) assert.deepEqual([...look(draft)], [])
      for (const draft of held) {
        const findings = look(draft)
        assert.isNotEmpty(findings)
        assert.deepEqual(look(draft), findings)
        for (const { reason, message } of findings) {
          assert.isTrue(reason.startsWith(`${plugin}.`) && reason.length <= 40, reason)
          assert.isAbove(message.length, 10)
        }
      }
    })
  }
}

/** A channel writes the same text from the same view, under a plain name. */
export function channelContract(
  channels: readonly Channel[],
  samples: readonly ChannelSample[]
): void {
  test('every channel has a sample of each kind that it names', ({ assert }) => {
    for (const { code, kinds } of channels) {
      const own = samples.filter((sample) => sample.code === code)
      const written = own.flatMap(({ views }) => views.map(({ kind }) => kind))
      assert.isNotEmpty(written, code)
      if (kinds !== 'any') assert.includeMembers(written, [...kinds])
    }
  })

  for (const { code, views } of samples) {
    test(`${code} writes the same text twice from a frozen view`, ({ assert }) => {
      const channel = channels.find((entry) => entry.code === code)!
      for (const view of freezeDeep(views)) {
        const form = withoutOutside(() => channel.write(view))
        assert.deepEqual(
          withoutOutside(() => channel.write(view)),
          form
        )
        assert.match(form.fileName, /^[\w-][\w.-]{0,119}$/)
        assert.isNotEmpty(form.text)
      }
    })
  }
}
