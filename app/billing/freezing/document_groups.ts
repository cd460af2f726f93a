import { allocate } from '#kernel/allocation'
import { rationalToMinor } from '#kernel/rational'
import type { AccountToBill, BillingUnit, ChunkData } from '#app/billing/freezing/chunk_data'
import { differencesOf, type Difference } from '#app/billing/freezing/differences'
import { placeOf, placeText, type DocumentPlace } from '#app/billing/freezing/document_places'
import type { RatedGroup, RatedObligation } from '#app/billing/freezing/rate_group'

/** The part of a rated group that belongs to one account. */
export interface RatedAccount extends RatedGroup {
  readonly account: AccountToBill
}

/** What one document of a unit is made of. */
export interface DocumentGroup extends DocumentPlace {
  readonly differences: Difference[]
  /** What is recorded with it; an obligation that stands on several documents, with the first. */
  readonly obligations: RatedObligation[]
  /** Accounts whose suspense and states are recorded with it. */
  readonly accounts: RatedAccount[]
}

interface Entry {
  readonly rated: RatedObligation
  readonly home: DocumentPlace
  readonly differences: readonly Difference[]
}

type Data = Pick<ChunkData, 'documentRules' | 'purchaseOrders'>

/**
 * Shares what was rated for a unit out to its documents, by who pays and by the payer's rule. What a
 * discount takes off stands where that stands which it is taken off. Accounts without news have none.
 */
export function documentGroups(
  data: Data,
  unit: BillingUnit,
  accounts: readonly RatedAccount[]
): DocumentGroup[] {
  const documents = new Documents()
  const entries = accounts.flatMap(({ obligations }) =>
    obligations.map((rated): Entry => {
      return { rated, home: placeOf(data, unit, rated.planned), differences: differencesOf(rated) }
    })
  )
  const sources = discountSources(entries)
  const isSpread = (entry: Entry) => entry.home.isShared && sources.has(sourceOf(entry))
  for (const entry of entries) {
    if (isSpread(entry)) continue
    for (const difference of entry.differences) documents.add(entry.home, difference)
  }
  const billed = documents.places()
  for (const entry of entries.filter(isSpread)) {
    const places = sources.get(sourceOf(entry))!.map(({ from, ...taken }) => {
      return { ...taken, place: placeOf(data, unit, from) }
    })
    for (const difference of entry.differences) {
      for (const { place, minor } of sharesOf(entry, difference, places, billed)) {
        documents.add(place, { ...difference, minor })
      }
    }
  }
  for (const { rated, home } of entries) {
    if (rated.isNews) documents.record(rated, home)
  }
  for (const account of accounts) documents.recordAccount(account)
  return documents.inOrder()
}

/** By source: what discounts take something off. What is taken back is shared out as its successor. */
function discountSources(entries: readonly Entry[]) {
  return new Map(
    entries.flatMap((entry) => {
      const { takenFrom = [] } = entry.rated
      return takenFrom.length === 0 ? [] : [[sourceOf(entry), takenFrom] as const]
    })
  )
}

function sourceOf({ rated: { planned } }: Entry): string {
  return `${planned.subscription.id}:${planned.charge.key}:${planned.requestId ?? ''}`
}

interface Taken {
  readonly part: string
  readonly amount: Parameters<typeof rationalToMinor>[0]
  readonly place: DocumentPlace
}

interface Share {
  readonly place: DocumentPlace
  readonly minor: bigint
}

/** A difference of a discount, by what its part is taken off; first of all on documents of this run. */
function sharesOf(
  { home, rated }: Entry,
  { part, minor }: Difference,
  taken: readonly Taken[],
  billed: ReadonlySet<string>
): Share[] {
  const own = taken.filter(({ place }) => place.accountId === home.accountId)
  const ofPart = own.filter((one) => one.part === part)
  const candidates = ofPart.length > 0 ? ofPart : own
  const onBilled = candidates.filter(({ place }) => billed.has(placeText(place)))
  const weights = new Map<string, { place: DocumentPlace; weight: bigint }>()
  for (const { place, amount } of onBilled.length > 0 ? onBilled : candidates) {
    const minorAmount = rationalToMinor(amount, rated.planned.account.currency, 'half_up')
    const known = weights.get(placeText(place))?.weight ?? 0n
    const weight = known + (minorAmount < 0n ? -minorAmount : minorAmount)
    weights.set(placeText(place), { place, weight })
  }
  const shares = [...weights.values()].filter(({ weight }) => weight > 0n)
  if (shares.length === 0) return [{ place: home, minor }]
  const sizes = shares.map(({ weight }) => weight)
  return allocate(minor, sizes)
    .map((amount, index) => ({ place: shares[index].place, minor: amount }))
    .filter((share) => share.minor !== 0n)
}

/** The documents of a unit while they are filled. */
class Documents {
  readonly #groups = new Map<string, DocumentGroup>()
  readonly #ofObligation = new Map<RatedObligation, DocumentGroup>()
  readonly #ofAccount = new Map<number, DocumentGroup>()

  add(place: DocumentPlace, difference: Difference) {
    const group = this.#at(place)
    group.differences.push(difference)
    const { rated } = difference
    if (!this.#ofObligation.has(rated)) this.#ofObligation.set(rated, group)
    this.#note(rated.planned.account.id, group)
  }

  places(): ReadonlySet<string> {
    return new Set(this.#groups.keys())
  }

  /** What changes nothing on a document is recorded with one of its account. */
  record(rated: RatedObligation, home: DocumentPlace) {
    const { id } = rated.planned.account
    const group =
      this.#ofObligation.get(rated) ??
      this.#groups.get(placeText(home)) ??
      this.#ofAccount.get(id) ??
      this.#at(home)
    group.obligations.push(rated)
    this.#note(id, group)
  }

  recordAccount(account: RatedAccount) {
    const { id } = account.account
    const own = { accountId: id, key: '', isShared: false }
    const group = this.#ofAccount.get(id) ?? this.#at(own)
    group.accounts.push(account)
  }

  inOrder(): DocumentGroup[] {
    return [...this.#groups.values()].sort((left, right) => {
      return left.accountId - right.accountId || (left.key < right.key ? -1 : 1)
    })
  }

  #at(place: DocumentPlace): DocumentGroup {
    const text = placeText(place)
    const group = this.#groups.get(text)
    if (group !== undefined) return group
    const made = { ...place, differences: [], obligations: [], accounts: [] }
    this.#groups.set(text, made)
    return made
  }

  #note(accountId: number, group: DocumentGroup) {
    if (!this.#ofAccount.has(accountId)) this.#ofAccount.set(accountId, group)
  }
}
