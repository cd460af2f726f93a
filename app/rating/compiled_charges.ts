import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { Charge } from '#app/catalog/charge'
import type { HostedRater } from '#app/plugin_host/hosted_rater'
import { pluginHost } from '#app/plugin_host/plugin_host'
import { asOfFacts, type AsOf } from '#app/plugin_host/fact_port'

export interface RatingContext {
  readonly currency: string
  readonly timeZone: string
}

/** The span of instants (epoch seconds, half-open) that facts are needed for. */
export interface FactSpan {
  readonly startsAt: number
  readonly endsAt: number
}

/**
 * Raters of one manifest, compiled once per charge and context and kept for the whole run in this
 * process: building a trie of 30,000 prefixes per chunk would cost more than rating the chunk.
 */
export class CompiledCharges {
  readonly #raters = new Map<string, HostedRater>()
  readonly #facts = new Map<string, Promise<unknown>>()

  constructor(
    private readonly client: QueryClientContract,
    private readonly asOf: AsOf,
    private readonly span: FactSpan
  ) {}

  /** Loads what is missing; a charge whose rule fails here is reported by `rater`. */
  async prepare(charges: readonly Charge[], contexts: readonly RatingContext[]): Promise<void> {
    for (const charge of charges) {
      const facts = await this.#factsOf(charge)
      for (const context of contexts) {
        const key = raterKey(charge, context)
        if (!this.#raters.has(key)) {
          this.#raters.set(
            key,
            hostedRule(charge).compile(charge.terms, facts, { ...context, metrics: charge.metrics })
          )
        }
      }
    }
  }

  rater(charge: Charge, context: RatingContext): HostedRater {
    return this.#raters.get(raterKey(charge, context))!
  }

  /** Read once for all who ask meanwhile; after a failure the next one asks again. */
  #factsOf(charge: Charge): Promise<unknown> {
    const rule = hostedRule(charge)
    const key = `${charge.ruleCode}@${charge.ruleRevision}:${charge.id}`
    const known = this.#facts.get(key)
    if (known !== undefined) return known
    const port = asOfFacts(this.client, pluginHost().tablesOf(rule.plugin), this.asOf)
    const facts = rule.loadFacts(port, { terms: [charge.terms], ...this.span })
    this.#facts.set(key, facts)
    facts.catch(() => this.#facts.delete(key))
    return facts
  }
}

function hostedRule(charge: Charge) {
  return pluginHost().ratingRule(charge.ruleCode, charge.ruleRevision)
}

function raterKey(charge: Charge, context: RatingContext) {
  return `${charge.id}:${context.currency}:${context.timeZone}`
}
