import { moneyToDecimalText } from '#kernel/money'
import { taxDocument, type TaxedDocument } from '#app/taxation/tax_document'
import type { HostedTaxRegime } from '#app/plugin_host/hosted_tax_regime'
import type { AccountToBill, ChunkData } from '#app/billing/freezing/chunk_data'
import { preparePostings } from '#app/billing/freezing/prepare_postings'
import { categoryOfPart } from '#app/billing/freezing/minor_parts'
import { differencesOf, type Difference } from '#app/billing/freezing/differences'
import type { RatedGroup, RatedObligation } from '#app/billing/freezing/rate_group'
import { buyerOf, sellerOf } from '#app/billing/freezing/parties'
import type { Draft, DraftBody, DraftLine, DraftObligation } from '#app/invoicing/draft'

export interface DraftSettings {
  readonly regime: HostedTaxRegime
  readonly layoutRevision: number
}

/** What a draft is made of: the part of a rated group that belongs to one account. */
export interface RatedAccount extends RatedGroup {
  readonly account: AccountToBill
}

/** The parts of a group by account; closing values go with the first account that has news. */
export function ratedAccounts(
  accounts: readonly AccountToBill[],
  rated: RatedGroup
): RatedAccount[] {
  const parts = accounts.map((account) => ({
    ...rated,
    account,
    obligations: rated.obligations.filter(({ planned }) => planned.account.id === account.id),
    suspended: rated.suspended.filter(({ accountId }) => accountId === account.id),
    states: [] as RatedGroup['states'],
  }))
  const first = parts.find(({ obligations }) => obligations.some(({ isNews }) => isNews))
  if (first !== undefined) first.states = rated.states
  return parts
}

/**
 * Turns rated obligations into a draft: differences become lines, taxes and postings are computed.
 * Null when nothing was settled. A draft without lines only records what was computed; one that adds
 * up to less than zero is a credit note.
 */
export function buildDraft(
  data: ChunkData,
  rated: RatedAccount,
  settings: DraftSettings
): Draft | null {
  const { account } = rated
  const differences = rated.obligations.flatMap(differencesOf)
  const changed = rated.obligations.filter(({ isNews }) => isNews)
  if (changed.length === 0 && rated.suspended.length === 0) {
    return null
  }
  const taxed = taxDocument(settings.regime, taxSubject(data, account, differences))
  const body = bodyOf(data, account, differences, taxed, settings)
  return {
    body,
    obligations: changed.map((obligation) => obligationOf(obligation, differences, taxed)),
    postings: preparePostings(data.company, body),
    suspense: rated.suspended.map(({ event, serviceId, reason, detail }) => ({
      batchId: Number(event.id.split('-')[0]),
      rowNo: Number(event.id.split('-')[1]),
      serviceId,
      occurredAt: event.occurredAt,
      reason,
      detail,
    })),
    settledSuspense: settledSuspense(data, account, rated),
    states: rated.states,
    replanned: (data.subscriptions.get(account.id) ?? [])
      .filter(({ replanFrom }) => replanFrom !== null && data.run.correction === null)
      .map(({ id }) => id),
    manifestId: data.run.manifest.id,
    batchSeq: data.run.manifest.batchSeq,
    ...(changed.some(isPrepaid) && { prepaid: true as const }),
  }
}

function isPrepaid({ planned }: RatedObligation): boolean {
  return planned.charge.recording === 'on_accept'
}

function taxSubject(data: ChunkData, account: AccountToBill, differences: readonly Difference[]) {
  const { company, run } = data
  const { customer } = account
  return {
    seller: { country: company.country, kind: 'company', taxId: company.taxId, exemption: null },
    buyer: {
      country: customer.country,
      kind: customer.kind,
      taxId: customer.taxId,
      exemption: customer.exemption,
    },
    taxPointOn: run.issuedOn,
    currency: account.currency,
    lines: differences.map(({ rated: { planned }, part, minor, startsOn, endsOn, sealed }) => {
      const category = categoryOfPart(part) ?? planned.charge.taxCategory
      return { category, netMinor: minor, startsOn, endsOn, sealed }
    }),
  } as const
}

function bodyOf(
  data: ChunkData,
  account: AccountToBill,
  differences: readonly Difference[],
  taxed: TaxedDocument,
  settings: DraftSettings
): DraftBody {
  const { regime } = settings.regime
  const lines = taxed.parts.map((part, index) => {
    return lineOf(index + 1, differences[part.source], part, account.currency)
  })
  return {
    kind: taxed.grossMinor < 0n ? 'credit_note' : account.documentKind,
    accountId: account.id,
    customerId: account.customer.id,
    currency: account.currency,
    startsOn: lines.map((line) => line.startsOn).sort()[0] ?? data.run.issuedOn,
    endsOn:
      lines
        .map((line) => line.endsOn)
        .sort()
        .at(-1) ?? data.run.issuedOn,
    taxPointOn: data.run.issuedOn,
    ...(data.run.correction !== null && { correctionId: data.run.correction.id }),
    dueDays: account.paymentTermsDays,
    netMinor: String(taxed.netMinor),
    taxMinor: String(taxed.taxMinor),
    grossMinor: String(taxed.grossMinor),
    regimeCode: regime.code,
    regimeRevision: regime.revision,
    layoutCode: account.layoutCode,
    layoutRevision: settings.layoutRevision,
    locale: account.customer.locale ?? data.company.locale,
    timeZone: account.timeZone,
    seller: sellerOf(data.company),
    buyer: buyerOf(account),
    lines,
    taxes: taxed.totals.map(({ decision, baseMinor, amountMinor }, index) => ({
      position: index + 1,
      category: decision.category,
      treatment: decision.treatment,
      rateKey: decision.rateKey,
      percent: decision.percent,
      since: decision.since,
      baseMinor: String(baseMinor),
      amountMinor: String(amountMinor),
      reason: decision.reason,
      note: decision.note,
    })),
  }
}

function lineOf(
  position: number,
  { rated: { planned, target }, part: partKey }: Difference,
  part: TaxedDocument['parts'][number],
  currency: string
): DraftLine {
  const { charge, subscription, settled } = planned
  const metered = charge.metrics.length > 0
  return {
    position,
    chargeId: charge.id,
    serviceId: subscription.serviceId,
    serviceLabel: subscription.serviceLabel,
    description: charge.name,
    startsOn: part.startsOn,
    endsOn: part.endsOn,
    // One times the amount: the measured quantity stands beside it (Rec 20 code C62, "one").
    quantity: '1',
    unit: 'C62',
    unitPrice: moneyToDecimalText({ minor: part.netMinor, currency }),
    baseQuantity: '1',
    netMinor: String(part.netMinor),
    taxCategory: part.decision.category,
    taxTreatment: part.decision.treatment,
    taxPercent: part.decision.percent,
    metric: metered ? charge.metrics[0] : null,
    measuredQuantity: target.quantity,
    billedQuantity: target.billedQuantity,
    eventCount: target.events,
    ledgerCode: charge.ledgerCode,
    ...(settled !== null &&
      settled.documentId !== null && { correctsDocumentId: settled.documentId }),
    ...(partKey !== '' && { part: partKey }),
    display: { ...target.display, ...(settled === null ? {} : { corrects: settled.seq }) },
  }
}

function obligationOf(
  rated: RatedObligation,
  differences: readonly Difference[],
  taxed: TaxedDocument
): DraftObligation {
  const { planned } = rated
  const isOwn = (source: number) => differences[source].rated === rated
  return {
    id: planned.settled?.id ?? null,
    seq: (planned.settled?.seq ?? 0) + 1,
    ...sourceOf(planned),
    chargeKey: planned.charge.key,
    chargeId: planned.charge.id,
    serviceId: planned.subscription.serviceId,
    startsOn: planned.startsOn,
    endsOn: planned.endsOn,
    ...(planned.sourcedWhole !== undefined && { whole: planned.sourcedWhole }),
    quantity: planned.quantity,
    targetExact: rated.targetExact,
    targetMinor: String(rated.targetMinor),
    inputHash: rated.inputHash,
    inputs: rated.inputs,
    opening: rated.opening,
    closing: rated.closing,
    reason: reasonOf(planned),
    factsManifestId: rated.factsManifestId,
    lines: taxed.parts.flatMap((part, index) => (isOwn(part.source) ? [index + 1] : [])),
  }
}

function sourceOf({ subscription, requestId }: RatedObligation['planned']) {
  return requestId === undefined
    ? ({ sourceKind: 'subscription', sourceId: subscription.id } as const)
    : ({ sourceKind: 'charge_request', sourceId: requestId } as const)
}

/** Why there is a new version; one without a cause of its own follows from what it reads. */
function reasonOf({ cause }: RatedObligation['planned']): string {
  return cause ?? 'follows'
}

/** Open suspense of events that a rule has priced this time, or that were taken out meanwhile. */
function settledSuspense(data: ChunkData, account: AccountToBill, rated: RatedAccount): number[] {
  const services = new Set(data.subscriptions.get(account.id)?.map(({ serviceId }) => serviceId))
  return [...data.openSuspense]
    .filter(([eventId]) => {
      const isPriced = rated.watched.has(eventId) && !rated.unpriced.has(eventId)
      return isPriced || services.has(data.takenOut.get(eventId) ?? 0)
    })
    .map(([, id]) => id)
}
