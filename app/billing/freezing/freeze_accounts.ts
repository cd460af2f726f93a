import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { PluginTimeoutException } from '#app/plugin_host/exceptions/plugin_timeout_exception'
import { pluginHost } from '#app/plugin_host/plugin_host'
import { withTimeLimit } from '#app/plugin_host/time_limit'
import type { AccountToBill, ChunkData } from '#app/billing/freezing/chunk_data'
import { buildDraft, type DraftSettings } from '#app/billing/freezing/build_draft'
import { checkDraft } from '#app/billing/freezing/check_draft'
import { EVENTS_AT_ONCE, eventSlices, type Plans } from '#app/billing/freezing/event_slices'
import type { EventsByService } from '#app/billing/freezing/load_events'
import { planObligations } from '#app/billing/freezing/plan_obligations'
import type { PlannedObligation } from '#app/billing/freezing/planned_obligation'
import { rateAccount } from '#app/billing/freezing/rate_account'
import { parkingOf, type Parking } from '#app/billing/parking'
import type { RunRaters } from '#app/billing/run_raters'
import type { Draft } from '#app/invoicing/draft'

/** What became of one account of a chunk. Silent: nothing was due. */
export type FrozenAccount =
  | { readonly account: AccountToBill; readonly draft: Draft }
  | { readonly account: AccountToBill; readonly parking: Parking }

/** Outside limits for the database, inside them for the pure part, which a plugin might never end. */
export async function freezeAccounts(
  client: QueryClientContract,
  data: ChunkData,
  raters: RunRaters,
  settingsOf: (account: AccountToBill) => DraftSettings,
  eventsAtOnce = EVENTS_AT_ONCE
): Promise<FrozenAccount[]> {
  const frozen: FrozenAccount[] = []
  const plans = new Map<AccountToBill, PlannedObligation[]>()
  for (const account of data.accounts) {
    attempt(frozen, account, () => {
      const planned = planObligations(data, account)
      if (planned.length > 0) plans.set(account, planned)
    })
  }
  const brokenPlans = await prepareRaters(plans, raters)
  for (const [account, parking] of brokenPlans) {
    frozen.push({ account, parking })
    plans.delete(account)
  }
  for await (const { plans: slice, events } of eventSlices(client, plans, data, eventsAtOnce)) {
    const work: Work = (account, planned) => {
      return draftOf(data, account, planned, events, raters, settingsOf(account))
    }
    frozen.push(...rateChunk(slice, work))
  }
  return frozen
}

type Work = (account: AccountToBill, planned: readonly PlannedObligation[]) => Draft | null

function draftOf(
  data: ChunkData,
  account: AccountToBill,
  planned: readonly PlannedObligation[],
  events: EventsByService,
  raters: RunRaters,
  settings: DraftSettings
) {
  const rated = rateAccount(planned, events, raters, data.openSuspense)
  const draft = buildDraft(data, account, rated, settings)
  if (draft !== null) checkDraft(draft)
  return draft
}

/** A chunk, or a slice of it, under one limit; past it account by account, so that the guilty one is named. */
function rateChunk(plans: Plans, work: Work): FrozenAccount[] {
  const { timeLimits } = pluginHost()
  try {
    return withTimeLimit(timeLimits.chunk, () => rateEach(plans, work))
  } catch (error) {
    if (!(error instanceof PluginTimeoutException)) throw error
    return rateEach(plans, (account, planned) =>
      withTimeLimit(timeLimits.account, () => work(account, planned))
    )
  }
}

function rateEach(plans: Plans, work: Work): FrozenAccount[] {
  const frozen: FrozenAccount[] = []
  for (const [account, planned] of plans) {
    attempt(frozen, account, () => {
      const draft = work(account, planned)
      if (draft !== null) frozen.push({ account, draft })
    })
  }
  return frozen
}

function attempt(frozen: FrozenAccount[], account: AccountToBill, work: () => void) {
  try {
    work()
  } catch (error) {
    frozen.push({ account, parking: parkingOf(withGuilty(error)) })
  }
}

/** Names the plugin code that was running when a time limit stopped an account. */
function withGuilty(error: unknown): unknown {
  if (!(error instanceof PluginTimeoutException)) return error
  return new PluginTimeoutException(error.milliseconds, pluginHost().caller.takeInterrupted())
}

/** Compiles the rules of all accounts; a rule that is missing or fails parks those that need it. */
async function prepareRaters(
  plans: Plans,
  raters: RunRaters
): Promise<Map<AccountToBill, Parking>> {
  const broken = new Map<AccountToBill, Parking>()
  const tried = new Map<string, Parking | null>()
  for (const [account, planned] of plans) {
    const context = { currency: account.currency, timeZone: account.timeZone }
    for (const { charge, settled } of planned) {
      const place = `${account.currency}:${account.timeZone}`
      const key = `${charge.id}:${place}:${settled?.facts.id ?? ''}`
      if (!tried.has(key)) {
        tried.set(key, await failureOf(() => raters.prepare(charge, context, settled?.facts)))
      }
      const failure = tried.get(key)
      if (failure) broken.set(account, failure)
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
