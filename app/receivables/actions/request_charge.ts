import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { clock } from '#app/database/clock'
import { isDuplicateKey } from '#app/database/errors'
import { hashedKey } from '#app/database/hashed_key'
import { unitOfWork } from '#app/database/unit_of_work'
import { ChargeRequestException } from '#app/receivables/exceptions/charge_request_exception'

export interface ChargeRequest {
  readonly companyId: number
  readonly accountId: number
  readonly subscriptionId: number | null
  readonly chargeKey: string
  readonly description: string
  readonly amountMinor: bigint
  readonly taxCategory: string
  readonly ledgerCode: string
  /** The days it is for, half-open. */
  readonly startsOn: string
  readonly endsOn: string
  /** Where it comes from: 'clerk', 'claim_line', 'late_fee', ... and which one of them. */
  readonly originKind: string
  readonly originId: string
  /** The caller's own id: the same key with the same charge is one charge. */
  readonly key: string
  readonly requestedBy: string
  readonly reason: string | null
}

/**
 * Asks for a charge that no plan names; the next run bills it like any other. Errors: E_KEY_USED,
 * E_CHARGE_REQUEST for an account, subscription, ledger account or period that cannot be.
 */
export class RequestCharge {
  async execute(request: ChargeRequest): Promise<{ id: number }> {
    const requestKey = hashedKey(request.companyId, 'charge_request', request.key)
    return unitOfWork(async (work) => {
      const { trx } = work
      await assertPossible(trx, request)
      try {
        const row = { ...rowOf(request), request_key: requestKey, recorded_at: clock.now() }
        const [id] = await trx.table('charge_requests').insert(row)
        work.record({
          companyId: request.companyId,
          actor: request.requestedBy,
          action: 'charge.requested',
          subjectKind: 'charge_request',
          subjectId: Number(id),
          details: {
            accountId: request.accountId,
            amountMinor: String(request.amountMinor),
            originKind: request.originKind,
            originId: request.originId,
          },
        })
        return { id: Number(id) }
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
        const known = await trx.from('charge_requests').where('request_key', requestKey).first()
        if (!isSame(known, rowOf(request))) throw ChargeRequestException.keyUsed()
        return { id: Number(known.id) }
      }
    })
  }
}

function rowOf(request: ChargeRequest) {
  return {
    company_id: request.companyId,
    account_id: request.accountId,
    subscription_id: request.subscriptionId,
    charge_key: request.chargeKey,
    description: request.description,
    amount_minor: Number(request.amountMinor),
    tax_category: request.taxCategory,
    ledger_code: request.ledgerCode,
    starts_on: request.startsOn,
    ends_on: request.endsOn,
    origin_kind: request.originKind,
    origin_id: request.originId,
    requested_by: request.requestedBy,
    reason: request.reason,
  }
}

function isSame(known: Record<string, unknown>, row: ReturnType<typeof rowOf>) {
  const { requested_by: by, reason, ...content } = row
  return Object.entries(content).every(([name, value]) => String(known[name]) === String(value))
}

async function assertPossible(client: QueryClientContract, request: ChargeRequest) {
  const { companyId, accountId, subscriptionId, ledgerCode } = request
  const refuse = (what: string) => {
    throw new ChargeRequestException(`The charge cannot be asked for: ${what}`)
  }
  if (request.amountMinor === 0n) refuse('its amount is nothing')
  if (request.startsOn >= request.endsOn) refuse('its last day lies before its first')
  const own = { company_id: companyId }
  const account = await client
    .from('accounts')
    .where({ ...own, id: accountId })
    .first()
  if (!account) refuse(`there is no account ${accountId}`)
  const ledger = await client
    .from('ledger_accounts')
    .where({ ...own, code: ledgerCode })
    .first()
  if (!ledger) refuse(`there is no ledger account ${ledgerCode}`)
  if (subscriptionId === null) return
  const place = { ...own, id: subscriptionId, account_id: accountId }
  const subscription = await client.from('subscriptions').where(place).first()
  if (!subscription) refuse(`account ${accountId} has no subscription ${subscriptionId}`)
}
