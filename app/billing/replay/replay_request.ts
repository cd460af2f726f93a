import { Exception } from '@adonisjs/core/exceptions'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { formatRational, rationalFromMinor } from '#kernel/rational'
import type { Replay } from '#app/billing/replay/replay_obligation'

/** No plugin's rule: the amount is what somebody asked for. */
const RULE = { ruleCode: 'core.requested', ruleRevision: 1, plugin: 'core' }

/**
 * The replay of a charge that was asked for: what the row says that the version was made from, and as
 * its one step who asked, or took it back, and why. Null for an obligation of another source.
 *
 * Errors: E_REPLAY_DIFFERS when the row says another amount than is stored.
 */
export async function replayRequest(
  client: QueryClientContract,
  companyId: number,
  obligationId: number,
  seq: number
): Promise<Replay | null> {
  const version = await client
    .from('obligations')
    .join('obligation_versions as version', 'version.obligation_id', 'obligations.id')
    .where({ 'obligations.company_id': companyId, 'obligations.id': obligationId })
    .where({ 'obligations.source_kind': 'charge_request', 'version.seq': seq })
    .select('version.inputs', 'version.currency', 'version.target_exact', 'version.target_minor')
    .first()
  if (!version) return null
  const { request: id } = JSON.parse(version.inputs)
  const request = await client
    .from('charge_requests')
    .where({ company_id: companyId, id })
    .firstOrFail()
  const { currency } = version
  const amount = rationalFromMinor(BigInt(request.amount_minor), currency)
  const targetExact = formatRational(amount)
  if (targetExact !== version.target_exact) {
    throw new Exception(
      `Charge request ${id} says ${targetExact}, stored is ${version.target_exact}`,
      { code: 'E_REPLAY_DIFFERS', status: 500 }
    )
  }
  const key = Number(request.amount_minor) === 0 ? 'explain.withdrawn' : 'explain.requested'
  const values = { requested_by: request.requested_by, reason: request.reason ?? '' }
  return {
    ...{ obligationId, seq, currency, targetExact, targetMinor: String(version.target_minor) },
    ...RULE,
    target: { amount, quantity: 0, billedQuantity: 0, events: 0 },
    explanation: { obligation: 0, steps: [{ key, values, amount: targetExact }], items: [] },
  }
}
