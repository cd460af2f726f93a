import type { UnitOfWork } from '#app/database/unit_of_work'
import {
  ChangeSubscription,
  type NewSubscriptionChange,
} from '#app/subscriptions/actions/change_subscription'
import {
  CreateSubscription,
  type NewSubscription,
} from '#app/subscriptions/actions/create_subscription'
import {
  TransferSubscription,
  type TransferOrder,
} from '#app/subscriptions/actions/transfer_subscription'
import { UndoChange, type UndoOrder } from '#app/subscriptions/actions/undo_change'

/** Whatever somebody may want of a subscription. */
export type SubscriptionOrder =
  | { readonly type: 'start'; readonly input: NewSubscription }
  | { readonly type: 'change'; readonly input: NewSubscriptionChange }
  | { readonly type: 'transfer'; readonly input: TransferOrder }
  | { readonly type: 'undo'; readonly input: UndoOrder }

/** What has come of an order: of a start and a transfer, the subscription that has begun. */
export interface Ordered {
  readonly subscriptionId: number
  /** First day that it holds; of an undo, of what was undone. */
  readonly effectiveOn: string
  /** Accounts whose next bill it concerns. */
  readonly accountIds: readonly number[]
}

/** Carries an order out within a unit of work that somebody else commits, or does not. */
export async function applyOrder(work: UnitOfWork, order: SubscriptionOrder): Promise<Ordered> {
  switch (order.type) {
    case 'start': {
      const id = await new CreateSubscription().apply(work, order.input)
      return orderedOf(work, [id])
    }
    case 'change': {
      const effectiveOn = await new ChangeSubscription().apply(work, order.input)
      return { ...(await orderedOf(work, [order.input.subscriptionId])), effectiveOn }
    }
    case 'transfer': {
      const id = await new TransferSubscription().apply(work, order.input)
      return orderedOf(work, [id, order.input.subscriptionId])
    }
    case 'undo': {
      const effectiveOn = await new UndoChange().apply(work, order.input)
      return { ...(await orderedOf(work, [order.input.subscriptionId])), effectiveOn }
    }
  }
}

async function orderedOf({ trx }: UnitOfWork, ids: readonly number[]): Promise<Ordered> {
  const rows = await trx.from('subscriptions').whereIn('id', [...ids])
  return {
    subscriptionId: ids[0],
    effectiveOn: String(rows.find(({ id }) => Number(id) === ids[0])!.starts_on),
    accountIds: [...new Set(rows.map((row) => Number(row.account_id)))],
  }
}
