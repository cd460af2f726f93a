import { test } from '@japa/runner'
import { PluginError } from '../errors.js'
import type { InboundCommand, InboundReader } from '../inbound.js'
import type { InboundSample } from './samples.js'
import { withoutOutside } from './without_outside.js'

/** A reader says the same of the same message, in commands that hang together, or refuses it. */
export function inboundContract(
  plugin: string,
  readers: readonly InboundReader[],
  samples: readonly InboundSample[]
): void {
  test('every inbound reader has messages that it reads and messages that it refuses', ({
    assert,
  }) => {
    for (const { code } of readers) {
      const own = samples.filter((sample) => sample.code === code)
      assert.isNotEmpty(
        own.flatMap(({ messages }) => messages),
        code
      )
      assert.isNotEmpty(
        own.flatMap(({ refused }) => refused),
        code
      )
    }
  })

  for (const { code, messages, refused } of samples) {
    const read = (text: string) => {
      const reader = readers.find((entry) => entry.code === code)!
      return withoutOutside(() => reader.read(text))
    }

    test(`${code} reads the same twice, in plain data`, ({ assert }) => {
      for (const text of messages) {
        const message = read(text)
        assert.deepEqual(read(text), message)
        assert.deepEqual(JSON.parse(JSON.stringify(message)), message)
        const payments = message.commands.flatMap((command) =>
          command.type === 'payment' ? [command.key] : []
        )
        assert.lengthOf(new Set(payments), payments.length)
        for (const command of message.commands) {
          if (command.type !== 'payment') assert.include(payments, command.payment)
          for (const reason of reasonsOf(command)) {
            assert.isTrue(reason.startsWith(`${plugin}.`) && reason.length <= 60, reason)
          }
        }
      }
    })

    test(`${code} refuses with words what is broken`, ({ assert }) => {
      for (const text of refused) {
        const error = refusalOf(() => read(text))
        assert.instanceOf(error, PluginError, text)
        assert.isAbove((error as PluginError).message.length, 10)
      }
    })
  }
}

function reasonsOf(command: InboundCommand): string[] {
  if (command.type === 'row') return [command.reason]
  if (command.type !== 'settle') return []
  return [...command.adjustments, ...command.transfers].map(({ reason }) => reason)
}

function refusalOf(work: () => unknown): unknown {
  try {
    work()
    return null
  } catch (error) {
    return error
  }
}
