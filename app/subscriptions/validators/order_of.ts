import { randomUUID } from 'node:crypto'
import { errors } from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import type { HttpContext } from '@adonisjs/core/http'
import type { Change } from '#app/subscriptions/actions/change_subscription'
import type { Anchor } from '#app/subscriptions/changing/anchor'
import { ChangeRefusedException } from '#app/subscriptions/exceptions/change_refused_exception'
import type { SubscriptionOrder } from '#app/subscriptions/orders'
import { findAccountId } from '#app/subscriptions/queries/find_account_id'
import type {
  changeTryValidator,
  startTryValidator,
} from '#app/subscriptions/validators/order_validator'

type Noted = { readonly reason?: string; readonly requestId?: string }

/** Who asks, for which company. A request without a name of its own gets one. */
function askedBy({ company, staff, token }: HttpContext, { reason = '', requestId }: Noted) {
  const actor = staff ? staff.user.email : `token ${token!.name}`
  return { companyId: company.id, reason, requestId: requestId ?? randomUUID(), actor }
}

/** What a program or a form asks for as an order of the domain. */
export async function changeOrder(
  ctx: HttpContext,
  subscriptionId: number,
  input: Infer<typeof changeTryValidator> & Noted
): Promise<SubscriptionOrder> {
  const order = { ...askedBy(ctx, input), subscriptionId, effectiveOn: input.effective }
  if (input.kind !== 'transfer') {
    return { type: 'change', input: { ...order, change: changeOf(input) } }
  }
  const { accountNumber } = input
  const number = accountNumber ? await findAccountId(ctx.company.id, accountNumber) : null
  const accountId = input.accountId ?? number
  if (accountId !== null) return { type: 'transfer', input: { ...order, accountId } }
  throw refused(
    accountNumber === undefined ? 'accountId' : 'accountNumber',
    'There is no such account'
  )
}

function changeOf(input: Infer<typeof changeTryValidator>): Change {
  const { kind, planVersionId, quantity, credit } = input
  switch (kind) {
    case 'plan':
      return { kind, planVersionId: planVersionId! }
    case 'quantity':
      return { kind, quantity: quantity! }
    case 'end':
      return { kind, credit }
    default:
      return { kind: kind as 'pause' | 'resume' }
  }
}

export function startOrder(
  ctx: HttpContext,
  input: Infer<typeof startTryValidator> & Noted
): SubscriptionOrder {
  const { accountId, serviceId = null, baseId, planVersionId, quantity, startsOn, endsOn } = input
  const what = { accountId, serviceId, baseId, planVersionId, quantity, startsOn, endsOn }
  return { type: 'start', input: { ...askedBy(ctx, input), ...what, anchor: anchorOf(input) } }
}

function anchorOf(input: Infer<typeof startTryValidator>): Anchor {
  const { anchor = 'anniversary', anchorDay, anchorOn } = input
  if (anchor === 'day') return { kind: 'day', day: anchorDay! }
  if (anchor === 'date') return { kind: 'date', on: anchorOn! }
  return { kind: anchor }
}

export function undoOrder(
  ctx: HttpContext,
  subscriptionId: number,
  input: Noted & { readonly seq: number }
): SubscriptionOrder {
  return { type: 'undo', input: { ...askedBy(ctx, input), subscriptionId, seq: input.seq } }
}

/** What the domain refuses stands at the field at fault, as what the validator refuses does. */
export async function withFieldErrors<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof ChangeRefusedException)) throw error
    throw refused(FORM_NAMES[error.field ?? ''] ?? error.field ?? 'effective', error.message)
  }
}

/** Fields that are called otherwise in requests. */
const FORM_NAMES: { readonly [field: string]: string } = { effectiveOn: 'effective' }

function refused(field: string, message: string) {
  return new errors.E_VALIDATION_ERROR([{ field, message, rule: 'subscription' }])
}
