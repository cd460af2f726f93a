import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { PlanVersion } from '#app/catalog/charge'
import {
  standingChanges,
  type ChangeKind,
  type SubscriptionChange,
} from '#app/subscriptions/timeline'

/** A change as people see it: what, from when, by whom and why. */
export interface RecordedChange {
  readonly seq: number
  readonly kind: ChangeKind
  readonly effectiveOn: string
  readonly plan: { readonly name: string; readonly version: number } | null
  readonly quantity: number | null
  readonly credit: string | null
  readonly otherSubscriptionId: number | null
  readonly undoesSeq: number | null
  readonly reason: string
  readonly actor: string
  /** Epoch milliseconds. */
  readonly recordedAt: number
  readonly isUndone: boolean
  readonly canBeUndone: boolean
}

/** The recorded changes of a subscription, the newest first. */
export async function loadRecorded(
  client: QueryClientContract,
  subscriptionId: number,
  known: {
    readonly versions: ReadonlyMap<number, PlanVersion>
    readonly changes: readonly SubscriptionChange[]
    readonly today: string
  }
): Promise<RecordedChange[]> {
  const rows = await client
    .from('subscription_changes')
    .where('subscription_id', subscriptionId)
    .orderBy('seq', 'desc')
  if (rows.length === 0) return known.changes.map((change) => unsaid(change, known.versions))
  const standing = new Set(standingChanges(known.changes).map(({ seq }) => seq))
  return rows.map((row) => {
    const seq = Number(row.seq)
    const version = known.versions.get(Number(row.plan_version_id))
    const isUndone = row.kind !== 'undo' && !standing.has(seq)
    const isOpen = !isUndone && row.kind !== 'undo' && row.kind !== 'start'
    return {
      seq,
      kind: row.kind,
      effectiveOn: row.effective_on,
      plan: version ? { name: version.planName, version: version.version } : null,
      quantity: numberOrNull(row.quantity),
      credit: row.credit,
      otherSubscriptionId: numberOrNull(row.other_subscription_id),
      undoesSeq: numberOrNull(row.undoes_seq),
      reason: row.reason,
      actor: row.actor,
      recordedAt: Number(row.recorded_at),
      isUndone,
      canBeUndone: isOpen && row.effective_on > known.today,
    }
  })
}

/** What a subscription that came in bulk began with: nobody has said why. */
function unsaid(
  { seq, kind, effectiveOn, planVersionId, quantity }: SubscriptionChange,
  versions: ReadonlyMap<number, PlanVersion>
): RecordedChange {
  const version = versions.get(planVersionId ?? 0)
  return {
    ...{ seq, kind, effectiveOn, quantity, credit: null, otherSubscriptionId: null },
    plan: version ? { name: version.planName, version: version.version } : null,
    ...{ undoesSeq: null, reason: '', actor: '', recordedAt: 0 },
    ...{ isUndone: false, canBeUndone: false },
  }
}

function numberOrNull(value: unknown): number | null {
  return value === null ? null : Number(value)
}
