import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { NO_ACCUMULATORS, type Accumulators } from '#sdk/rating'
import type { UsagePlace } from '#app/prepaid/rating/usage_place'

/** Where the order of acceptance of one owner and charge has come to. */
export interface ChainHead {
  readonly seq: number
  readonly state: Accumulators
}

/** The ends of the orders of acceptance, read when first asked for; the account's wallet is held. */
export class Chains {
  readonly #heads: Map<string, ChainHead>

  constructor(
    private readonly client: QueryClientContract,
    heads: ReadonlyMap<string, ChainHead> = new Map()
  ) {
    this.#heads = new Map(heads)
  }

  async head(place: UsagePlace): Promise<ChainHead> {
    const key = keyOf(place)
    const known = this.#heads.get(key)
    if (known !== undefined) return known
    const { owner, charge } = place
    const row = await this.client
      .from('rated_events')
      .where({ owner_kind: owner.kind, owner_id: owner.id, charge_key: charge.key })
      .orderBy('seq', 'desc')
      .select('seq', 'closing')
      .first()
    const head = row
      ? { seq: Number(row.seq), state: JSON.parse(row.closing) as Accumulators }
      : { seq: 0, state: NO_ACCUMULATORS }
    this.#heads.set(key, head)
    return head
  }

  async move(place: UsagePlace, state: Accumulators): Promise<void> {
    const { seq } = await this.head(place)
    this.#heads.set(keyOf(place), { seq: seq + 1, state })
  }

  /** What would come after it, without moving this one. */
  fork(): Chains {
    return new Chains(this.client, this.#heads)
  }
}

function keyOf({ owner, charge }: UsagePlace) {
  return `${owner.kind}:${owner.id}:${charge.key}`
}
