import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { clock } from '#app/database/clock'
import type { UnitOfWork } from '#app/database/unit_of_work'
import { postMovement, type MovementPosting } from '#app/ledger/post_movement'
import { ReceivableException } from '#app/receivables/exceptions/receivable_exception'

export type MovementKind =
  | 'payment'
  | 'prepayment'
  | 'allocation'
  | 'adjustment'
  | 'transfer'
  | 'refund'
  | 'settlement'
  | 'reversal'

export interface MovementOrder {
  readonly companyId: number
  readonly currency: string
  readonly kind: MovementKind
  readonly postedOn: string
  readonly actor: string
  readonly reason: string | null
  readonly reversesId: number | null
  /** An id for its journal entry, taken before the transaction. */
  readonly entryId: number
}

/**
 * One change of receivables in a unit of work: its rows point at it, what they post is collected
 * here and becomes one journal entry. Steps take their money with guarded updates, so that a
 * movement that would use more than there is fails as a whole.
 */
export class Movement {
  readonly #postings: MovementPosting[] = []

  private constructor(
    readonly work: UnitOfWork,
    readonly order: MovementOrder,
    readonly id: number
  ) {}

  static async begin(work: UnitOfWork, order: MovementOrder): Promise<Movement> {
    const [id] = await work.trx.table('movements').insert({
      company_id: order.companyId,
      kind: order.kind,
      posted_on: order.postedOn,
      reverses_id: order.reversesId,
      reason: order.reason,
      actor: order.actor,
      recorded_at: clock.now(),
    })
    return new Movement(work, order, Number(id))
  }

  get trx(): TransactionClientContract {
    return this.work.trx
  }

  get companyId(): number {
    return this.order.companyId
  }

  /** Debit positive, credit negative. */
  post(ledgerCode: string, accountId: number | null, amountMinor: bigint): void {
    this.#postings.push({ ledgerCode, accountId, amountMinor })
  }

  /** The company's books are kept in one currency; a rate for another one is not known here. */
  assertCurrency(what: string, currency: string): void {
    const wanted = this.order.currency
    if (currency !== wanted) throw ReceivableException.otherCurrency(what, currency, wanted)
  }

  /** Inserts a row of this movement and returns its id. */
  async insert(table: string, row: { readonly [column: string]: unknown }): Promise<number> {
    const head = { company_id: this.companyId, movement_id: this.id }
    const [id] = await this.trx.table(table).insert({ ...head, ...row })
    return Number(id)
  }

  /** Writes the journal entry and the activity; the last step of the unit of work. */
  async end(details: { readonly [name: string]: string | number | null }): Promise<void> {
    const { companyId, currency, kind, postedOn, actor, entryId, reversesId } = this.order
    const postings = this.#postings
    const entry = { entryId, companyId, movementId: this.id, kind, postedOn, currency, postings }
    await postMovement(this.trx, entry)
    this.work.record({
      companyId,
      actor,
      action: `receivables.${kind}`,
      subjectKind: 'movement',
      subjectId: this.id,
      details: reversesId === null ? details : { ...details, reversesId },
    })
  }
}
