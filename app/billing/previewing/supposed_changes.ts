import { startOf } from '#app/subscriptions/changing/open_subscription'
import type { SubscriptionChange } from '#app/subscriptions/timeline'

/** Changes that are not recorded, only tried, by subscription; in the order they would be recorded. */
export type SupposedChanges = ReadonlyMap<number, readonly SupposedChange[]>
export type SupposedChange = Omit<SubscriptionChange, 'seq'>

interface SubscriptionRow {
  readonly starts_on: string
  readonly ends_on: string | null
  readonly plan_version_id: number
  readonly quantity: number
  readonly replan_from: string | null
}

/** What a subscription would be if it were changed: its changes, and from when on it is planned anew. */
export function suppose(
  row: SubscriptionRow,
  recorded: readonly SubscriptionChange[],
  supposed: readonly SupposedChange[]
) {
  const known = recorded.length > 0 ? recorded : begunAs(row)
  const changes = [...known]
  for (const change of supposed) changes.push({ ...change, seq: changes.length + 1 })
  const end = supposed.findLast(({ kind }) => kind === 'end')
  const days = supposed.map(({ effectiveOn }) => effectiveOn)
  const replanFrom = [...days, ...(row.replan_from === null ? [] : [row.replan_from])].sort()[0]
  return { changes, replanFrom, endsOn: end?.effectiveOn ?? row.ends_on }
}

/** What is written down of a subscription before its first change. */
function begunAs(row: SubscriptionRow): SubscriptionChange[] {
  return startOf({
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    planVersionId: Number(row.plan_version_id),
    quantity: Number(row.quantity),
  })
}
