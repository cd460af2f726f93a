import { BaseTransformer } from '@adonisjs/core/transformers'
import type { ExplanationStep } from '#sdk/explanation'
import { moneyView } from '#app/database/transformers/money_view'
import { ITEMS_PER_PAGE, type LineExplanation } from '#app/billing/queries/explain_line'

/** A step as a page draws it; indented by `depth`, since a tree of any height has no type on the wire. */
export interface StepView {
  readonly key: string
  readonly values: { readonly [name: string]: string | number }
  readonly amount: string | null
  readonly depth: number
}

export default class LineExplanationTransformer extends BaseTransformer<LineExplanation> {
  toObject() {
    const { currency, netMinor, targetMinor, steps, items, itemCount, from } = this.resource
    const next = from + ITEMS_PER_PAGE
    return {
      ...this.pick(this.resource, [
        'documentId',
        'number',
        'position',
        'description',
        'serviceLabel',
        'startsOn',
        'endsOn',
        'timeZone',
        'rule',
        'targetExact',
        'itemCount',
        'from',
      ]),
      currency,
      net: moneyView(netMinor, currency),
      target: moneyView(targetMinor, currency),
      steps: steps.flatMap((step) => stepViews(step, 0)),
      items: items.map((item) => ({
        ...this.pick(item, [
          'eventId',
          'occurredAt',
          'utcOffsetSeconds',
          'dimension',
          'quantity',
          'billedQuantity',
          'label',
          'amount',
        ]),
        group: [...item.group],
        steps: item.steps.flatMap((step) => stepViews(step, 0)),
      })),
      previousFrom: from > 0 ? Math.max(0, from - ITEMS_PER_PAGE) : null,
      nextFrom: next < itemCount ? next : null,
    }
  }
}

function stepViews(step: ExplanationStep, depth: number): StepView[] {
  const values = Object.entries(step.values ?? {}).map(([name, value]) => [
    name,
    typeof value === 'number' ? value : value === null ? '' : String(value),
  ])
  const view = {
    key: step.key,
    values: Object.fromEntries(values),
    amount: step.amount ?? null,
    depth,
  }
  return [view, ...(step.children ?? []).flatMap((child) => stepViews(child, depth + 1))]
}
