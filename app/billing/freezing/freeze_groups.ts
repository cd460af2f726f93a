import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { PluginTimeoutException } from '#app/plugin_host/exceptions/plugin_timeout_exception'
import { pluginHost } from '#app/plugin_host/plugin_host'
import { withTimeLimit } from '#app/plugin_host/time_limit'
import type { AccountGroup, AccountToBill, ChunkData } from '#app/billing/freezing/chunk_data'
import { buildDraft, ratedAccounts, type DraftSettings } from '#app/billing/freezing/build_draft'
import { checkDraft } from '#app/billing/freezing/check_draft'
import { EVENTS_AT_ONCE, eventSlices, type Plans } from '#app/billing/freezing/event_slices'
import type { EventsByService } from '#app/billing/freezing/load_events'
import { planObligations } from '#app/billing/freezing/plan_obligations'
import type { PlannedObligation } from '#app/billing/freezing/planned_obligation'
import { rateGroup } from '#app/billing/freezing/rate_group'
import type { RatingTrace } from '#app/billing/freezing/rating_trace'
import { assertStillOwed } from '#app/billing/freezing/rated_on_accept'
import { isAskedFor, requestedObligations } from '#app/billing/freezing/requested_obligations'
import { periodsMissing, waitingFor } from '#app/billing/freezing/waiting_for'
import { parkingOf, type Parking } from '#app/billing/parking'
import type { RunRaters } from '#app/billing/run_raters'
import type { Draft } from '#app/invoicing/draft'

/** What became of one account of a chunk, and of its group. Silent: nothing was due. */
export type FrozenAccount = {
  readonly account: AccountToBill
  readonly group: AccountGroup
} & ({ readonly draft: Draft } | { readonly parking: Parking })

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
  for (const group of data.groups) {
    attempt(frozen, group, () => {
      const planned = planObligations(data, group)
      assertStillOwed(data, group, planned)
      const waiting = waitingFor(data, planned) ?? periodsMissing(data, group)
      if (waiting !== null) frozen.push(...parked(group, waiting))
      else if (planned.length > 0 || isAskedFor(data, group)) plans.set(group, planned)
    })
  }
  const brokenPlans = await prepareRaters(plans, raters)
  for (const [group, parking] of brokenPlans) {
    frozen.push(...parked(group, parking))
    plans.delete(group)
  }
  for await (const { plans: slice, events } of eventSlices(client, plans, data, eventsAtOnce)) {
    const work: Work = (group, planned) => {
      return draftsOf(data, group, planned, { events, raters, settingsOf, trace })
    }
    frozen.push(...rateChunk(slice, work))
  }
  return frozen
}

interface DraftMeans {
  readonly events: EventsByService
  readonly raters: RunRaters
  readonly settingsOf: (account: AccountToBill) => DraftSettings
  readonly trace: RatingTrace | undefined
}

type Work = (group: AccountGroup, planned: readonly PlannedObligation[]) => FrozenAccount[]

function draftsOf(
  data: ChunkData,
  group: AccountGroup,
  planned: readonly PlannedObligation[],
  { events, raters, settingsOf, trace }: DraftMeans
): FrozenAccount[] {
  const priced = rateGroup(data, group, planned, events, raters, trace)
  const requested = requestedObligations(data, group)
  const rated = { ...priced, obligations: [...priced.obligations, ...requested] }
  return ratedAccounts(group.accounts, rated).flatMap((part) => {
    const draft = buildDraft(data, part, settingsOf(part.account))
    if (draft === null) return []
    checkDraft(draft)
    return [{ account: part.account, group, draft }]
  })
}

/** A chunk, or a slice of it, under one limit; past it group by group, so that the guilty one is named. */
function rateChunk(plans: Plans, work: Work): FrozenAccount[] {
  const { timeLimits } = pluginHost()
  try {
    return withTimeLimit(timeLimits.chunk, () => rateEach(plans, work))
  } catch (error) {
    if (!(error instanceof PluginTimeoutException)) throw error
    return rateEach(plans, (group, planned) =>
      withTimeLimit(timeLimits.account * group.accounts.length, () => work(group, planned))
    )
  }
}

function rateEach(plans: Plans, work: Work): FrozenAccount[] {
  const frozen: FrozenAccount[] = []
  for (const [group, planned] of plans) {
    attempt(frozen, group, () => {
      frozen.push(...work(group, planned))
    })
  }
  return frozen
}

/** Accounts that share state are billed together or not at all. */
function attempt(frozen: FrozenAccount[], group: AccountGroup, work: () => void) {
  try {
    work()
  } catch (error) {
    frozen.push(...parked(group, parkingOf(withGuilty(error))))
  }
}

function parked(group: AccountGroup, parking: Parking): FrozenAccount[] {
  return group.accounts.map((account) => ({ account, group, parking }))
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
