import { Exception } from '@adonisjs/core/exceptions'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { formatRational, ZERO } from '#kernel/rational'
import type { Explanation } from '#sdk/explanation'
import type { Accumulators, RatedTarget, RatingGroup } from '#sdk/rating'
import { NO_ACCUMULATORS } from '#sdk/rating'
import { CompiledCharges } from '#app/rating/compiled_charges'
import { parseInputs } from '#app/billing/freezing/call_inputs'
import type { PlannedObligation } from '#app/billing/freezing/planned_obligation'
import { ratingGroup } from '#app/billing/freezing/rating_group'
import { loadReplayEvents } from '#app/billing/replay/load_replay_events'
import { loadRatedTogether, type StoredVersion } from '#app/billing/replay/load_rated_together'
import { replayOnAccept } from '#app/billing/replay/replay_on_accept'
import { replayRequest } from '#app/billing/replay/replay_request'
import { placeVersions } from '#app/billing/replay/place_versions'

/** One version of an obligation, computed again from the same inputs, with its steps. */
export interface Replay {
  readonly obligationId: number
  readonly seq: number
  readonly currency: string
  readonly targetExact: string
  readonly targetMinor: string
  readonly ruleCode: string
  readonly ruleRevision: number
  readonly plugin: string
  readonly target: RatedTarget
  readonly explanation: Explanation
}

/** A member of the call that is replayed: what is stored of it, and where it stands. */
interface Member {
  readonly stored: StoredVersion
  readonly planned: PlannedObligation
}

/**
 * Replays the pure rule over what the run saw: the manifest's facts, the batches it knew, the
 * obligations that were rated together, what they read and what they opened with. The sum equals the
 * stored target to the last digit; when it does not, that is an alarm (E_REPLAY_DIFFERS), never a
 * silent other figure.
 */
export async function replayObligation(
  client: QueryClientContract,
  companyId: number,
  obligationId: number,
  seq: number
): Promise<Replay> {
  const requested = await replayRequest(client, companyId, obligationId, seq)
  if (requested !== null) return requested
  const together = await loadRatedTogether(client, companyId, obligationId, seq)
  const placed = await placeVersions(client, companyId, together)
  const members = together.map((stored, index) => ({ stored, planned: placed[index] }))
  const asked = members.find(({ stored }) => stored.obligationId === obligationId)!
  if (asked.stored.reason === 'void') return voidReplay(asked)
  if (asked.planned.charge.recording === 'on_accept') {
    const { stored, planned } = asked
    const { target, explanation } = await replayOnAccept(client, companyId, stored, planned)
    assertSame(stored, formatRational(target.amount))
    return replayOf(asked, target, explanation)
  }
  const call = members.filter((member) => isOfCall(member, asked))
  const index = call.indexOf(asked)
  const group = await rebuildGroup(client, companyId, call)
  const { charge } = asked.planned
  const context = { currency: group.currency, timeZone: group.timeZone }
  const compiled = new CompiledCharges(
    client,
    { companyId, recordedAt: asked.stored.recordedAt },
    { startsAt: asked.planned.startsAt, endsAt: asked.planned.endsAt }
  )
  await compiled.prepare([charge], [context])
  const rater = compiled.rater(charge, context)
  const opening = openingOf(asked)
  const target = rater.rate(group, opening).targets[index]
  assertSame(asked.stored, formatRational(target.amount))
  return replayOf(asked, target, rater.explain(group, opening, index, target))
}

/** Whether a version was computed in the same call as the one asked for. */
function isOfCall({ stored, planned }: Member, asked: Member): boolean {
  if (stored.reason === 'void') return false
  const { charge, account, subscription, whole } = asked.planned
  if (charge.stateOwner === null) return account.id === planned.account.id
  if (planned.whole.startsOn !== whole.startsOn) return false
  switch (charge.stateOwner) {
    case 'group':
      return true
    case 'account':
      return planned.account.id === account.id
    case 'service':
      return planned.subscription.serviceId === subscription.serviceId
    case 'subscription':
      return planned.subscription.id === subscription.id
  }
}

async function rebuildGroup(
  client: QueryClientContract,
  companyId: number,
  call: readonly Member[]
): Promise<RatingGroup> {
  const planned = call.map((member) => member.planned)
  const { batchSeq } = call[0].stored
  const events = await loadReplayEvents(client, companyId, planned, batchSeq)
  const inputs = call.map(({ stored }) => parseInputs(stored.inputs))
  return ratingGroup(planned, events, inputs)
}

function openingOf({ stored, planned }: Member): Accumulators {
  return planned.charge.stateOwner === null ? NO_ACCUMULATORS : JSON.parse(stored.opening)
}

function assertSame({ obligationId, targetExact }: StoredVersion, exact: string) {
  if (exact === targetExact) return
  throw new Exception(
    `The replay of obligation ${obligationId} gives ${exact}, stored is ${targetExact}`,
    { code: 'E_REPLAY_DIFFERS', status: 500 }
  )
}

/** What is owed no longer has no rule to be replayed: the change that voided it is the reason. */
function voidReplay(asked: Member): Replay {
  const { startsOn, endsOn } = asked.planned
  assertSame(asked.stored, formatRational(ZERO))
  const step = { key: 'explain.void', values: { starts_on: startsOn, ends_on: endsOn } }
  return replayOf(
    asked,
    { amount: ZERO, quantity: 0, billedQuantity: 0, events: 0 },
    { obligation: 0, steps: [step], items: [] }
  )
}

function replayOf(
  { stored, planned }: Member,
  target: RatedTarget,
  explanation: Explanation
): Replay {
  const { charge, account } = planned
  return {
    obligationId: stored.obligationId,
    seq: stored.seq,
    currency: account.currency,
    targetExact: stored.targetExact,
    targetMinor: stored.targetMinor,
    ruleCode: charge.ruleCode,
    ruleRevision: charge.ruleRevision,
    plugin: charge.ruleCode.split('.')[0],
    target,
    explanation,
  }
}
