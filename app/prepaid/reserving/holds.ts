import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { clock } from '#app/database/clock'
import { PrepaidException } from '#app/prepaid/exceptions/prepaid_exception'
import { Chains } from '#app/prepaid/rating/chains'
import { loadPlacer, type Placer } from '#app/prepaid/rating/load_placer'
import { rateUsage, usageGroup, UsageRaters } from '#app/prepaid/rating/rate_usage'
import type { AskedUsage } from '#app/prepaid/reserving/open_reservations'

/**
 * What usage would cost that has not happened: after what was accepted, and one behind the other.
 * Nothing of it is stored, so a hold is always what it would be now.
 */
export class Holds {
  #chains: Chains

  private constructor(
    client: QueryClientContract,
    private readonly placer: Placer,
    private readonly raters: UsageRaters
  ) {
    this.#chains = new Chains(client)
  }

  static async of(
    client: QueryClientContract,
    companyId: number,
    asked: readonly AskedUsage[]
  ): Promise<Holds> {
    const placer = await loadPlacer(
      client,
      asked.map(({ serviceId }) => serviceId)
    )
    return new Holds(client, placer, new UsageRaters(client, companyId, clock.now()))
  }

  /** Rates it and goes on behind it. Errors: E_NOT_PREPAID, E_NOT_RATED. */
  async add(asked: AskedUsage): Promise<bigint> {
    const after = this.#chains.fork()
    const minor = await this.#rate(asked, after)
    this.#chains = after
    return minor
  }

  /** What it would cost at the place reached, without going on. */
  async cost(asked: AskedUsage): Promise<bigint> {
    return this.#rate(asked, this.#chains.fork())
  }

  async #rate(asked: AskedUsage, chains: Chains): Promise<bigint> {
    const { serviceId, metric, occursAt, quantity, dimension, attributes } = asked
    const places = this.placer.places(serviceId, metric, occursAt)
    if (places.length === 0) throw PrepaidException.notPrepaid(metric)
    const event = { id: '0-0', occurredAt: occursAt, metric, quantity, dimension, obligation: 0 }
    let sum = 0n
    for (const place of places) {
      const group = usageGroup(place, { ...event, attributes })
      const { state } = await chains.head(place)
      const rated = rateUsage(await this.raters.of(place.charge, group), group, state)
      if ('reason' in rated) throw PrepaidException.notRated(rated.reason)
      await chains.move(place, rated.closing)
      sum += rated.amountMinor
    }
    return sum
  }
}

/** The most, up to the quantity asked for, whose cost is not above `availableMinor`. */
export async function possibleQuantity(
  holds: Holds,
  asked: AskedUsage,
  availableMinor: bigint
): Promise<number> {
  let possible = 0
  let tooMuch = asked.quantity
  while (tooMuch - possible > 1) {
    const quantity = possible + Math.floor((tooMuch - possible) / 2)
    const cost = await holds.cost({ ...asked, quantity })
    if (cost === 0n || cost <= availableMinor) possible = quantity
    else tooMuch = quantity
  }
  return possible
}
