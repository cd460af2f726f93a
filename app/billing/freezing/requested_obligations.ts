import { hash } from 'node:crypto'
import { canonicalJson } from '#kernel/canonical_json'
import { formatRational, rationalFromMinor } from '#kernel/rational'
import type {
  AccountGroup,
  AccountToBill,
  ChunkData,
  RequestToBill,
} from '#app/billing/freezing/chunk_data'
import { payerOn } from '#app/customers/paying/payers'
import { NO_STATE, type RatedObligation } from '#app/billing/freezing/rate_group'

type Data = Pick<ChunkData, 'requests' | 'subscriptions' | 'run' | 'payers'>

export function isAskedFor({ requests }: Data, group: AccountGroup): boolean {
  return group.accounts.some(({ id }) => requests.has(id))
}

/**
 * The charges that were asked for, as obligations of their own: the target of one that stands is its
 * amount, of one that was withdrawn nothing. No rule rates them and no other charge reads them.
 */
export function requestedObligations(data: Data, group: AccountGroup): RatedObligation[] {
  return group.accounts.flatMap((account) =>
    (data.requests.get(account.id) ?? []).map((request) => obligationOf(data, account, request))
  )
}

function obligationOf(data: Data, account: AccountToBill, request: RequestToBill): RatedObligation {
  const { amountMinor, chargeKey, description, taxCategory, ledgerCode, settled } = request
  const amount = rationalFromMinor(amountMinor, account.currency)
  const inputs = canonicalJson({ request: request.id })
  const { startsOn, endsOn, sourceId: requestId } = request
  const names = { id: 0, key: chargeKey, name: description, taxCategory, ledgerCode }
  const charge = { ...names, metrics: [], recording: 'replay' } as const
  const targetExact = formatRational(amount)
  const content = { requestId, startsOn, endsOn, target: targetExact, taxCategory, ledgerCode }
  return {
    planned: {
      account,
      subscription: subscriptionOf(data, request),
      charge,
      quantity: 1,
      payerId:
        settled === null ? payerOn(data.payers.get(account.id) ?? [], startsOn) : settled.payerId,
      startsOn,
      endsOn,
      settled,
      cause: settled === null ? 'first' : 'void',
      requestId,
    },
    target: { amount, quantity: 0, billedQuantity: 0, events: 0 },
    targetExact,
    targetMinor: amountMinor,
    parts: amountMinor === 0n ? new Map() : new Map([['', amountMinor]]),
    inputHash: hash('sha256', `${canonicalJson(content)}${inputs}`),
    inputs,
    opening: NO_STATE,
    closing: NO_STATE,
    factsManifestId: data.run.manifest.id,
    isNews: true,
  }
}

const NO_SUBSCRIPTION = { id: 0, serviceId: null, serviceLabel: null }

function subscriptionOf({ subscriptions }: Data, { accountId, subscriptionId }: RequestToBill) {
  const own = subscriptions.get(accountId) ?? []
  return own.find(({ id }) => id === subscriptionId) ?? NO_SUBSCRIPTION
}
