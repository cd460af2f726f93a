import type { Read, StateOwner } from '#sdk/rating'
import type { NewCharge } from '#app/catalog/actions/create_plan_version'
import { RecordingException } from '#app/catalog/exceptions/recording_exception'

interface Recorded extends NewCharge {
  readonly reads: readonly Read[]
  readonly stateOwner: StateOwner | null
}

/**
 * Whether a charge can be recorded as it asks to be. To be rated on acceptance, a rule has to price
 * event by event what it prices together, from usage alone, and its state has to lie within one
 * account, whose balance it draws on. Errors: E_RECORDING, saying why.
 */
export function assertRecordable(
  charge: Recorded,
  rule: { readonly splitInvariant: boolean }
): void {
  if (charge.recording === undefined || charge.recording === 'replay') return
  const why = charge.recording === 'per_event' ? 'no rule asks for it yet' : obstacle(charge, rule)
  if (why !== null) throw new RecordingException(charge.name, charge.recording, why)
}

function obstacle(
  { metrics, timing, reads, stateOwner, ruleCode }: Recorded,
  { splitInvariant }: { readonly splitInvariant: boolean }
): string | null {
  if (!splitInvariant) return `${ruleCode} needs all usage of a period to price one event`
  if (metrics.length === 0) return 'it takes no usage'
  if (timing !== 'arrears') return 'usage is due in arrears'
  if (reads.length > 0) return 'it is computed from more than usage'
  if (stateOwner === 'group') return 'accounts that share state would draw on one balance'
  return null
}
