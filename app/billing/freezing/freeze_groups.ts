import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { PluginTimeoutException } from '#app/plugin_host/exceptions/plugin_timeout_exception'
import { pluginHost } from '#app/plugin_host/plugin_host'
import { withTimeLimit } from '#app/plugin_host/time_limit'
import type {
  AccountGroup,
  AccountToBill,
  BillingUnit,
  ChunkData,
} from '#app/billing/freezing/chunk_data'
import {
  buildDrafts,
  ratedAccounts,
  type BuiltDraft,
  type DraftSettings,
} from '#app/billing/freezing/build_draft'
import { checkDraft } from '#app/billing/freezing/check_draft'
import { EVENTS_AT_ONCE, eventSlices, type Plans } from '#app/billing/freezing/event_slices'
import { planObligations } from '#app/billing/freezing/plan_obligations'
import type { PlannedObligation } from '#app/billing/freezing/planned_obligation'
import type { RatedAccount } from '#app/billing/freezing/document_groups'
import { copyOf, unitsToRate, type UnitsToRate } from '#app/billing/freezing/units_to_rate'
import { rateGroup, type RatedGroup } from '#app/billing/freezing/rate_group'
import type { RatingTrace } from '#app/billing/freezing/rating_trace'
import { assertStillOwed } from '#app/billing/freezing/rated_on_accept'
import { isAskedFor, requestedObligations } from '#app/billing/freezing/requested_obligations'
import { periodsMissing, waitingFor } from '#app/billing/freezing/waiting_for'
import { parkingOf, type Parking } from '#app/billing/parking'
import type { RunRaters } from '#app/billing/run_raters'

/** What became of an account of a chunk, or of one of its documents. Silent: nothing was due. */
export type FrozenAccount = { readonly unit: BillingUnit } & (
  | (BuiltDraft & { readonly groupId: number | null })
  | { readonly account: AccountToBill; readonly parking: Parking }
)

export interface FreezeOptions {
  readonly eventsAtOnce?: number
  /** Keeps what was rated, for the explanations of a preview. */
  readonly trace?: RatingTrace
}

/** Outside limits for the database, inside them for the pure part, which a plugin might never end. */
export async function freezeGroups(
  client: QueryClientContract,
  data: ChunkData,
  raters: RunRaters,
  settingsOf: (account: AccountToBill) => DraftSettings,
  { eventsAtOnce = EVENTS_AT_ONCE, trace }: FreezeOptions = {}
): Promise<FrozenAccount[]> {
  const frozen: FrozenAccount[] = []
  const plans = new Map<AccountGroup, PlannedObligation[]>()
  for (const [unit, groups] of Map.groupBy(data.groups, (group) => group.unit)) {
    attempt(frozen, unit, () => {
      const { waiting, due } = planUnit(data, groups)
      if (waiting !== null) frozen.push(...parked(unit, waiting))
      else for (const [group, planned] of due) plans.set(group, planned)
    })
  }
  const brokenPlans = await prepareRaters(plans, raters)
  for (const [unit, broken] of Map.groupBy(brokenPlans, ([group]) => group.unit)) {
    frozen.push(...parked(unit, broken[0][1]))
    for (const group of plans.keys()) if (group.unit === unit) plans.delete(group)
  }
  let state = unitsToRate(plans)
  for await (const { plans: slice, events } of eventSlices(client, plans, data, eventsAtOnce)) {
    const work: Work = (group, planned) => rateGroup(data, group, planned, events, raters, trace)
    const means = { data, settingsOf, work }
    const done = rateChunk(slice, state, means)
    frozen.push(...done.frozen)
    state = done.state
  }
  return frozen
}

function planUnit(data: ChunkData, groups: readonly AccountGroup[]) {
  const due = new Map<AccountGroup, PlannedObligation[]>()
  for (const group of groups) {
    const planned = planObligations(data, group)
    assertStillOwed(data, group, planned)
    const waiting = waitingFor(data, planned) ?? periodsMissing(data, group)
    if (waiting !== null) return { waiting, due }
    if (planned.length > 0 || isAskedFor(data, group)) due.set(group, planned)
  }
  return { waiting: null, due }
}

type Work = (group: AccountGroup, planned: readonly PlannedObligation[]) => RatedGroup

interface Means {
  readonly data: ChunkData
  readonly settingsOf: (account: AccountToBill) => DraftSettings
  readonly work: Work
}

/** A chunk, or a slice of it, under one limit; past it group by group, so that the guilty one is named. */
function rateChunk(plans: Plans, state: UnitsToRate, means: Means) {
  const { timeLimits } = pluginHost()
  const rateAll = (limited: Limited) => {
    // What was done when the limit was reached is done again.
    const own = copyOf(state)
    return { frozen: rateEach(plans, own, means, limited), state: own }
  }
  try {
    return withTimeLimit(timeLimits.chunk, () => rateAll((_, work) => work()))
  } catch (error) {
    if (!(error instanceof PluginTimeoutException)) throw error
    return rateAll((accounts, work) => withTimeLimit(timeLimits.account * accounts, work))
  }
}

type Limited = <T>(accounts: number, work: () => T) => T

function rateEach(plans: Plans, state: UnitsToRate, means: Means, limited: Limited) {
  const frozen: FrozenAccount[] = []
  for (const [group, planned] of plans) {
    const { unit } = group
    if (state.parked.has(unit)) continue
    const isBroken = attempt(frozen, unit, () => {
      const rated = limited(group.accounts.length, () => rateOf(means, group, planned))
      const all = [...(state.rated.get(unit) ?? []), ...rated]
      state.rated.set(unit, all)
      const left = state.left.get(unit)! - 1
      state.left.set(unit, left)
      // The documents of a unit are made when the last of its groups is rated.
      if (left > 0) return
      state.rated.delete(unit)
      const drafts = limited(unit.accounts.length, () => draftsOf(means, unit, all))
      const groupId = group.id
      frozen.push(...drafts.map((draft) => ({ ...draft, unit, groupId })))
    })
    if (isBroken) state.parked.add(unit)
  }
  return frozen
}

function rateOf(
  { data, work }: Means,
  group: AccountGroup,
  planned: readonly PlannedObligation[]
): RatedAccount[] {
  const priced = work(group, planned)
  const requested = requestedObligations(data, group)
  const rated = { ...priced, obligations: [...priced.obligations, ...requested] }
  return ratedAccounts(group.accounts, rated)
}

function draftsOf(
  { data, settingsOf }: Means,
  unit: BillingUnit,
  rated: readonly RatedAccount[]
): BuiltDraft[] {
  const drafts = buildDrafts(data, unit, rated, settingsOf)
  for (const { draft } of drafts) checkDraft(draft)
  return drafts
}

/** Accounts that share state, or a document, are billed together or not at all. */
function attempt(frozen: FrozenAccount[], unit: BillingUnit, work: () => void): boolean {
  try {
    work()
    return false
  } catch (error) {
    frozen.push(...parked(unit, parkingOf(withGuilty(error))))
    return true
  }
}

function parked(unit: BillingUnit, parking: Parking): FrozenAccount[] {
  return unit.accounts.map((account) => ({ account, unit, parking }))
}

/** Names the plugin code that was running when a time limit stopped an account. */
function withGuilty(error: unknown): unknown {
  if (!(error instanceof PluginTimeoutException)) return error
  return new PluginTimeoutException(error.milliseconds, pluginHost().caller.takeInterrupted())
}

/** Compiles the rules of all groups; a rule that is missing or fails parks those that need it. */
async function prepareRaters(plans: Plans, raters: RunRaters): Promise<Map<AccountGroup, Parking>> {
  const broken = new Map<AccountGroup, Parking>()
  const tried = new Map<string, Parking | null>()
  for (const [group, planned] of plans) {
    for (const { account, charge, settled } of planned) {
      const context = { currency: account.currency, timeZone: account.timeZone }
      const place = `${account.currency}:${account.timeZone}`
      const key = `${charge.id}:${place}:${settled?.facts.id ?? ''}`
      if (!tried.has(key)) {
        tried.set(key, await failureOf(() => raters.prepare(charge, context, settled?.facts)))
      }
      const failure = tried.get(key)
      if (failure) broken.set(group, failure)
    }
  }
  return broken
}

async function failureOf(work: () => Promise<void>): Promise<Parking | null> {
  try {
    await work()
    return null
  } catch (error) {
    return parkingOf(error)
  }
}
