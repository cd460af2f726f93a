import { BaseTransformer } from '@adonisjs/core/transformers'
import { moneyView } from '#app/database/transformers/money_view'
import type { AccountPreview } from '#app/billing/queries/preview_account'
import { metricDisplay } from '#app/invoicing/metric_display'

/** A document as a run would draft it, with the fields that a page of an issued one has. */
export default class AccountPreviewTransformer extends BaseTransformer<AccountPreview> {
  toObject() {
    const { account, dueOn, issuedOn, bodies, parking } = this.resource
    return {
      account: this.pick(account, ['id', 'number', 'name', 'currency']),
      dueOn,
      issuedOn,
      parking: parking === null ? null : this.pick(parking, ['reason', 'message']),
      drafts: bodies.map(draftView),
    }
  }
}

function draftView(body: AccountPreview['bodies'][number]) {
  const { currency } = body
  const money = (minor: string) => moneyView(BigInt(minor), currency)
  return {
    kind: body.kind,
    accountNumber: String(body.buyer.accountNumber),
    startsOn: body.startsOn,
    endsOn: body.endsOn,
    regime: `${body.regimeCode}@${body.regimeRevision}`,
    net: money(body.netMinor),
    tax: money(body.taxMinor),
    gross: money(body.grossMinor),
    lines: body.lines.map((line) => ({
      position: line.position,
      description: line.description,
      serviceId: line.serviceId,
      serviceLabel: line.serviceLabel,
      startsOn: line.startsOn,
      endsOn: line.endsOn,
      taxPercent: line.taxPercent,
      metric: line.metric,
      display: metricDisplay(line.metric),
      account: line.account ?? null,
      purchaseOrder: line.purchaseOrder ?? null,
      measuredQuantity: line.measuredQuantity,
      eventCount: line.eventCount,
      isCorrection: line.correctsDocumentId !== undefined,
      net: money(line.netMinor),
    })),
    taxes: body.taxes.map((tax) => ({
      position: tax.position,
      treatment: tax.treatment,
      percent: tax.percent,
      base: money(tax.baseMinor),
      amount: money(tax.amountMinor),
    })),
  }
}
