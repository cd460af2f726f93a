import vine from '@vinejs/vine'
import { SUBSCRIPTION_STATES } from '#app/subscriptions/subscription_state'
import { CHANGE_KINDS } from '#app/subscriptions/timeline'

const id = () => vine.number().withoutDecimals().positive()

export const subscriptionsQuery = vine.create({
  accountId: id().optional(),
  serviceId: id().optional(),
  after: id().optional(),
})

/** The form of the API's answers, for the published description. */
const account = () => ({ id: vine.number(), number: vine.string(), name: vine.string() })
const service = () => vine.object({ id: vine.number(), label: vine.string() }).nullable()
const plan = () =>
  vine.object({
    id: vine.number(),
    versionId: vine.number(),
    name: vine.string(),
    version: vine.number(),
  })
const money = () => vine.object({ minor: vine.string(), currency: vine.string() })
const compared = () => ({ before: money(), after: money(), difference: money() })
const days = () => ({ startsOn: vine.string(), endsOn: vine.string() })
const openDays = () => ({ startsOn: vine.string(), endsOn: vine.string().nullable() })

export const subscriptionsAnswer = vine.create({
  subscriptions: vine.array(
    vine.object({
      ...{ id: vine.number(), state: vine.enum(SUBSCRIPTION_STATES), quantity: vine.number() },
      ...{ ...openDays(), account: vine.object(account()), service: service() },
      plan: vine.object({ id: vine.number(), name: vine.string(), version: vine.number() }),
    })
  ),
  /** Give it as `after` to see those that follow; null at the end. */
  after: vine.number().nullable(),
})

export const subscriptionAnswer = vine.create({
  subscription: vine.object({
    ...{ id: vine.number(), state: vine.enum(SUBSCRIPTION_STATES), quantity: vine.number() },
    ...{ ...openDays(), today: vine.string(), anchorOn: vine.string(), service: service() },
    transferredFromId: vine.number().nullable(),
    account: vine.object({ ...account(), currency: vine.string() }),
    plan: plan(),
    segments: vine.array(vine.object({ ...openDays(), quantity: vine.number(), plan: plan() })),
    phases: vine.array(
      vine.object({
        ...{ key: vine.string(), name: vine.string(), isRunning: vine.boolean() },
        ...openDays(),
      })
    ),
    periods: vine.array(vine.object(days())),
    changes: vine.array(
      vine.object({
        ...{ seq: vine.number(), kind: vine.enum(CHANGE_KINDS), effectiveOn: vine.string() },
        ...{ quantity: vine.number().nullable(), credit: vine.string().nullable() },
        ...{ reason: vine.string(), actor: vine.string(), recordedAt: vine.number() },
        ...{ isUndone: vine.boolean(), canBeUndone: vine.boolean() },
        ...{ undoesSeq: vine.number().nullable(), otherSubscriptionId: vine.number().nullable() },
        plan: vine.object({ name: vine.string(), version: vine.number() }).nullable(),
      })
    ),
  }),
})

/** What has come of an order; of a start and a transfer, the subscription that has begun. */
export const orderedAnswer = vine.create({
  subscriptionId: vine.number(),
  effectiveOn: vine.string(),
})

export const previewAnswer = vine.create({
  preview: vine.object({
    dueOn: vine.string(),
    effectiveOn: vine.string(),
    accounts: vine.array(
      vine.object({
        account: vine.object(account()),
        lines: vine.array(vine.object({ description: vine.string(), ...days(), ...compared() })),
        net: vine.object(compared()),
        tax: vine.object(compared()),
        gross: vine.object(compared()),
        held: vine.string().nullable(),
      })
    ),
  }),
})
