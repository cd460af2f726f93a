import { isCalendar } from '#app/catalog/period_source'
import type { ChunkData } from '#app/billing/freezing/chunk_data'
import { isQuantity } from '#app/billing/freezing/load_measured'
import type { Place } from '#app/billing/freezing/planned_obligation'
import { payerOn, payerSpans } from '#app/customers/paying/payers'
import type { Segment } from '#app/subscriptions/timeline'

type Data = Pick<ChunkData, 'payers'>

interface PaidPlace extends Pick<Place, 'account' | 'version' | 'charge'> {
  readonly segment: Segment
}

/**
 * A segment cut where another account begins to pay, so that each pays for its days. What cannot be
 * cut by days stays whole, and who pays on its first day pays for all of it: part periods that cost
 * the whole price, periods that have a source, and charges of measured quantities.
 */
export function paidPieces(data: Data, place: PaidPlace): Segment[] {
  const { account, segment } = place
  const changes = data.payers.get(account.id)
  if (changes === undefined || !isCut(place)) return [segment]
  const days = payerSpans(changes)
    .map(({ startsOn }) => startsOn)
    .filter((day) => day > segment.startsOn && (segment.endsOn === null || day < segment.endsOn))
  const starts = [segment.startsOn, ...days]
  return starts.map((startsOn, index) => {
    return { ...segment, startsOn, endsOn: starts[index + 1] ?? segment.endsOn }
  })
}

/** Who pays for what begins on a day. Usage that a wallet has paid for is the account's own. */
export function payerOf(
  data: Data,
  { account, charge }: Pick<PaidPlace, 'account' | 'charge'>,
  day: string
): number | null {
  const changes = data.payers.get(account.id)
  if (changes === undefined || charge.recording === 'on_accept') return null
  return payerOn(changes, day)
}

function isCut({ version, charge }: PaidPlace): boolean {
  return (
    version.proration !== 'none' &&
    isCalendar(version.periodSource) &&
    charge.recording !== 'on_accept' &&
    !charge.reads.some(isQuantity)
  )
}
