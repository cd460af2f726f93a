import type { ExplanationStep, ItemisedEvent } from '#sdk/explanation'

/** A step as a page draws it; indented by `depth`, since a tree of any height has no type on the wire. */
export interface StepView {
  readonly key: string
  readonly values: { readonly [name: string]: string | number }
  readonly amount: string | null
  readonly depth: number
}

/** A step with those below it, in the order in which they are read. */
export function stepViews(step: ExplanationStep, depth: number): StepView[] {
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

/** One event of an itemised amount. */
export function itemView(item: ItemisedEvent) {
  return {
    eventId: item.eventId,
    occurredAt: item.occurredAt,
    utcOffsetSeconds: item.utcOffsetSeconds,
    dimension: item.dimension,
    quantity: item.quantity,
    billedQuantity: item.billedQuantity,
    label: item.label,
    amount: item.amount,
    group: [...item.group],
    steps: item.steps.flatMap((step) => stepViews(step, 0)),
  }
}
