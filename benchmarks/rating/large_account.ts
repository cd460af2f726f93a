import { addMonths } from '#kernel/calendar_date'
import type { Read } from '#sdk/rating'
import type { Charge, PlanVersion } from '#app/catalog/charge'
import { CALENDAR } from '#app/catalog/period_source'
import { ChargePeriods } from '#app/billing/freezing/charge_periods'
import type { AccountToBill, ChunkData, SubscriptionToBill } from '#app/billing/freezing/chunk_data'
import type { Model } from '#benchmarks/rating/models'

const STARTS_ON = '2026-03-01'

/** A charge of the plan as a rule is measured with it. */
export interface LargeCharge extends Pick<Model, 'code' | 'terms'> {
  readonly key: string
  readonly tags: readonly string[]
  readonly reads: readonly Read[]
  readonly stateOwner: Charge['stateOwner']
}

const account: AccountToBill = {
  ...{ id: 1, number: 'A-1', name: 'Large', currency: 'EUR', timeZone: 'Europe/Berlin' },
  ...{ paymentTermsDays: 14, layoutCode: 'standard.invoice', documentKind: 'invoice' },
  billingTurn: 0,
  customer: {
    ...{ id: 1, number: 'C-1', name: 'Large', kind: 'company', country: 'DE' },
    ...{ taxId: null, exemption: null, email: null, locale: null, address: [] },
  },
}

/** One account with so many subscribed components, each of them with all charges of one plan. */
export function largeAccount(components: number, charges: readonly LargeCharge[]): ChunkData {
  const version = versionOf(charges)
  const subscriptions = Array.from({ length: components }, (_one, index) => componentOf(index + 1))
  const dueOn = addMonths(STARTS_ON, 1)
  const manifest = { id: 1, batchSeq: 0, measurementSeq: 0, recordedAt: 0 }
  return {
    run: {
      ...{ id: 1, companyId: 1, kind: 'preview', dueOn, issuedOn: dueOn, state: 'freezing' },
      manifest: { ...manifest, regimeCode: 'bench', regimeRevision: 1 },
      correction: null,
    },
    company: {
      ...{ id: 1, name: 'Bench', legalName: 'Bench', country: 'DE', currency: 'EUR' },
      ...{
        timeZone: 'Europe/Berlin',
        clockOn: null,
        locale: 'en',
        taxId: null,
        address: [],
        bank: [],
      },
    },
    groups: [{ id: null, unit: UNIT, accounts: [account], sharedFrom: new Map() }],
    ...{ payers: new Map(), documentRules: new Map(), purchaseOrders: new Map() },
    parties: new Map([[account.id, account]]),
    subscriptions: new Map([[account.id, subscriptions]]),
    versions: new Map([[version.id, version]]),
    periods: new ChargePeriods(),
    ...{ openedOn: new Map(), settledThrough: new Map(), settledDays: new Map() },
    ...{ settled: new Map(), requests: new Map(), states: [], rated: new Map() },
    ...{ quantities: new Map(), waiting: new Map(), unseenBatches: new Set() },
    ...{ takenOut: new Map(), openSuspense: new Map(), metricCodes: new Map() },
    discountOrders: [],
  }
}

const UNIT = { id: account.id, accounts: [account], members: new Set([account.id]) }

function componentOf(id: number): SubscriptionToBill {
  const segments = [{ startsOn: STARTS_ON, endsOn: null, planVersionId: 1, quantity: 1 + (id % 5) }]
  return {
    ...{ id, accountId: account.id, serviceId: id, serviceLabel: `Component ${id}` },
    ...{ startsOn: STARTS_ON, endsOn: null, anchorOn: STARTS_ON, replanFrom: null },
    ...{ firstStartedOn: STARTS_ON, appliesToId: null },
    ...{ segments, advanceSegments: segments },
    planVersionIds: [1],
  }
}

function versionOf(charges: readonly LargeCharge[]): PlanVersion {
  const all = charges.map(({ key, code, terms, tags, reads, stateOwner }, index): Charge => ({
    ...{ id: index + 1, planVersionId: 1, key, name: key, ruleCode: code, ruleRevision: 1 },
    ...{ terms, metrics: [], timing: 'arrears', taxCategory: 'standard', ledgerCode: '4000' },
    ...{
      position: index + 1,
      edition: 1,
      tags,
      reads,
      stateOwner,
      recording: 'replay',
      override: null,
      phase: null,
    },
  }))
  return {
    ...{
      id: 1,
      planId: 1,
      planCode: 'components',
      planName: 'Components',
      version: 1,
      currency: 'EUR',
    },
    ...{ periodUnit: 'month', periodCount: 1, proration: 'actual_days', periodSource: CALENDAR },
    ...{ phases: [], phaseAnchor: 'keep' },
    charges: all,
    overrides: [],
    editions: new Map(all.map((charge) => [charge.id, charge])),
  }
}
