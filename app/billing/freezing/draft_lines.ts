import { moneyToDecimalText } from '#kernel/money'
import type { TaxedDocument } from '#app/taxation/tax_document'
import type { AccountToBill, ChunkData } from '#app/billing/freezing/chunk_data'
import type { Difference } from '#app/billing/freezing/differences'
import { purchaseOrderOf } from '#app/billing/freezing/document_places'
import type { RatedObligation } from '#app/billing/freezing/rate_group'
import type { DraftLine, DraftObligation } from '#app/invoicing/draft'

export function lineOf(
  data: ChunkData,
  document: AccountToBill,
  position: number,
  { rated: { planned, target }, part: partKey }: Difference,
  part: TaxedDocument['parts'][number]
): DraftLine {
  const { account, charge, subscription, settled } = planned
  const { currency } = document
  const purchaseOrder = purchaseOrderOf(data, planned)
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
    ...(account.id !== document.id && {
      account: { id: account.id, number: account.number, name: account.name },
    }),
    ...(purchaseOrder !== null && { purchaseOrder }),
    display: { ...target.display, ...(settled === null ? {} : { corrects: settled.seq }) },
  }
}

export function obligationOf(
  document: AccountToBill,
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
    ...(planned.account.id !== document.id && { accountId: planned.account.id }),
    ...(planned.payerId && { payerId: planned.payerId }),
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
