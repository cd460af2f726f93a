import { taxDocument, type TaxedDocument } from '#app/taxation/tax_document'
import type { HostedTaxRegime } from '#app/plugin_host/hosted_tax_regime'
import type { AccountToBill, BillingUnit, ChunkData } from '#app/billing/freezing/chunk_data'
import { preparePostings } from '#app/billing/freezing/prepare_postings'
import { categoryOfPart } from '#app/billing/freezing/minor_parts'
import { lineOf, obligationOf } from '#app/billing/freezing/draft_lines'
import type { Difference } from '#app/billing/freezing/differences'
import {
  documentGroups,
  type DocumentGroup,
  type RatedAccount,
} from '#app/billing/freezing/document_groups'
import { purchaseOrderOf, storedKey } from '#app/billing/freezing/document_places'
import { HeldForReviewException } from '#app/billing/exceptions/held_for_review_exception'
import type { RatedGroup, RatedObligation } from '#app/billing/freezing/rate_group'
import { buyerOf, sellerOf } from '#app/billing/freezing/parties'
import type { Draft, DraftBody } from '#app/invoicing/draft'

export interface DraftSettings {
  readonly regime: HostedTaxRegime
  readonly layoutRevision: number
}

/** A draft with the account that it is addressed to, and which of the account's drafts it is. */
export interface BuiltDraft {
  readonly account: AccountToBill
  readonly documentKey: string
  /** Accounts that it says something about. */
  readonly concerns: readonly number[]
  readonly draft: Draft
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
 * The drafts of a unit: none for accounts of which nothing was settled. Each of them is issued only
 * while no account of the unit has moved on since, so all are issued or none is.
 */
export function buildDrafts(
  data: ChunkData,
  unit: BillingUnit,
  accounts: readonly RatedAccount[],
  settingsOf: (account: AccountToBill) => DraftSettings
): BuiltDraft[] {
  const billed = accounts.filter(({ obligations, suspended }) => {
    return suspended.length > 0 || obligations.some(({ isNews }) => isNews)
  })
  const turns = billed.map(({ account: { id, billingTurn } }) => ({ accountId: id, billingTurn }))
  return documentGroups(data, unit, billed).map((group) => {
    const account = data.parties.get(group.accountId)!
    const draft = buildDraft(data, account, group, settingsOf(account))
    const isAlone = turns.length === 1 && turns[0].accountId === account.id
    return {
      account,
      documentKey: storedKey(group),
      concerns: concernedBy(account, group),
      draft: isAlone ? draft : { ...draft, turns },
    }
  })
}

function concernedBy(
  account: AccountToBill,
  { differences, obligations }: DocumentGroup
): number[] {
  const ids = [...differences.map(({ rated }) => rated), ...obligations].map(
    ({ planned }) => planned.account.id
  )
  return [...new Set([account.id, ...ids])]
}

/**
 * Turns what stands on one document into a draft: differences become lines, taxes and postings are
 * computed. A draft without lines only records what was computed; one that adds up to less than zero
 * is a credit note.
 */
function buildDraft(
  data: ChunkData,
  account: AccountToBill,
  group: DocumentGroup,
  settings: DraftSettings
): Draft {
  const differences = inOrder(data, account, group.differences)
  for (const { rated } of differences) assertSameCountry(account, rated)
  const recorded = new Set(group.obligations)
  const elsewhere = [...new Set(differences.map(({ rated }) => rated))].filter((rated) => {
    return !recorded.has(rated)
  })
  const taxed = taxDocument(settings.regime, taxSubject(data, account, differences))
  const body = bodyOf(data, account, differences, taxed, settings)
  const obligation = (rated: RatedObligation) => obligationOf(account, rated, differences, taxed)
  return {
    body,
    obligations: [
      ...group.obligations.map(obligation),
      ...elsewhere.map((rated) => ({ ...obligation(rated), isElsewhere: true as const })),
    ],
    postings: preparePostings(data.company, body),
    suspense: group.accounts
      .flatMap(({ suspended }) => suspended)
      .map(({ event, serviceId, reason, detail }) => ({
        batchId: Number(event.id.split('-')[0]),
        rowNo: Number(event.id.split('-')[1]),
        serviceId,
        occurredAt: event.occurredAt,
        reason,
        detail,
      })),
    settledSuspense: group.accounts.flatMap((rated) => settledSuspense(data, rated)),
    states: group.accounts.flatMap(({ states }) => states),
    replanned: group.accounts
      .flatMap(({ account: { id } }) => data.subscriptions.get(id) ?? [])
      .filter(({ replanFrom }) => replanFrom !== null && data.run.correction === null)
      .map(({ id }) => id),
    manifestId: data.run.manifest.id,
    batchSeq: data.run.manifest.batchSeq,
    ...(group.obligations.some(isPrepaid) && { prepaid: true as const }),
  }
}

/** The account's own lines first, then account by account and order by order; else as rated. */
function inOrder(data: ChunkData, account: AccountToBill, differences: readonly Difference[]) {
  const keyed = differences.map((difference) => {
    const { planned } = difference.rated
    const own = planned.account.id === account.id ? 0 : planned.account.id
    return { difference, own, order: purchaseOrderOf(data, planned) ?? '' }
  })
  return keyed
    .sort((left, right) => left.own - right.own || compareText(left.order, right.order))
    .map(({ difference }) => difference)
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : Number(left > right)
}

/** A document has one buyer: what is used abroad may be taxed there, which the payer's facts hide. */
function assertSameCountry(payer: AccountToBill, { planned: { account } }: RatedObligation) {
  if (account.customer.country === payer.customer.country) return
  throw new HeldForReviewException(
    'PAYER_ABROAD',
    `Account ${account.number} is in ${account.customer.country}, ${payer.number} that pays for it in ${payer.customer.country}: let it pay for itself`
  )
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
    return lineOf(data, account, index + 1, differences[part.source], part)
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

/** Open suspense of events that a rule has priced this time, or that were taken out meanwhile. */
function settledSuspense(data: ChunkData, rated: RatedAccount): number[] {
  const services = new Set(
    data.subscriptions.get(rated.account.id)?.map(({ serviceId }) => serviceId)
  )
  return [...data.openSuspense]
    .filter(([eventId]) => {
      const isPriced = rated.watched.has(eventId) && !rated.unpriced.has(eventId)
      return isPriced || services.has(data.takenOut.get(eventId) ?? 0)
    })
    .map(([, id]) => id)
}
