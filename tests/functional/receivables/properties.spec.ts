import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import fc from 'fast-check'
import { AllocatePayment } from '#app/receivables/actions/allocate_payment'
import { RecordAdjustment } from '#app/receivables/actions/record_adjustment'
import { Refund } from '#app/receivables/actions/refund'
import { ReverseMovement } from '#app/receivables/actions/reverse_movement'
import { TransferItem } from '#app/receivables/actions/transfer_item'
import { findings } from '#tests/support/books'
import { given } from '#tests/support/given_books'
import { issueDocuments } from '#tests/support/issued_document'
import { exemptAccount, order, paid } from '#tests/support/receivables'

/** One thing that somebody tries; numbers choose among what is there. */
const step = fc.record({
  what: fc.constantFrom('pay', 'allocate', 'adjust', 'transfer', 'refund', 'reverse'),
  which: fc.nat(1000),
  other: fc.nat(1000),
  amount: fc.integer({ min: 1, max: 12_000 }),
})
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

const REFUSALS = [
  ...['E_OPEN_AMOUNT', 'E_UNAPPLIED_AMOUNT', 'E_REVERSED', 'E_NOT_REVERSIBLE', 'E_CREDIT_ITEM'],
]

class Books {
  constructor(
    readonly companyId: number,
    readonly accounts: readonly number[]
  ) {}

  static async open() {
    const companyId = await given.company()
    const accounts = [await exemptAccount(companyId), await exemptAccount(companyId)]
    const lines = [
      { description: 'One', netMinor: 10000n },
      { description: 'Two', netMinor: 2500n },
    ]
    for (const accountId of accounts) {
      await issueDocuments({ companyId, accountId, kind: 'invoice', lines })
      const credit = [{ description: 'Less', netMinor: -1000n }]
      await issueDocuments({ companyId, accountId, kind: 'credit_note', lines: credit })
    }
    return new Books(companyId, accounts)
  }

  async #choose(table: string, which: number): Promise<number> {
    const rows = await db.from(table).where('company_id', this.companyId).orderBy('id').select('id')
    return rows.length === 0 ? 0 : Number(rows[which % rows.length].id)
  }

  async try({ what, which, other, amount }: Step): Promise<void> {
    const base = order(this.companyId)
    const amountMinor = BigInt(amount)
    const accountId = this.accounts[which % this.accounts.length]
    if (what === 'pay') {
      await paid(this.companyId, accountId, amountMinor)
      return
    }
    const itemId = await this.#choose('open_items', which)
    const paymentId = await this.#choose('payments', other)
    if (what === 'allocate' && paymentId > 0) {
      const items = [{ itemId, amountMinor }]
      await new AllocatePayment().execute({ ...base, paymentId, items })
    }
    if (what === 'adjust') {
      const signed = other % 4 === 0 ? -amountMinor : amountMinor
      const adjustment = { itemId, amountMinor: signed, reasonCode: 'core.test' }
      await new RecordAdjustment().execute({ ...base, ...adjustment })
    }
    if (what === 'transfer') {
      const toAccountId = this.accounts[other % this.accounts.length]
      const transfer = { itemId, toAccountId, amountMinor, reasonCode: 'core.test' }
      await new TransferItem().execute({ ...base, ...transfer })
    }
    if (what === 'refund' && paymentId > 0) {
      const source = { kind: 'payment', id: paymentId } as const
      await new Refund().execute({ ...base, source, amountMinor, reference: '' })
    }
    if (what === 'reverse') {
      const movementId = await this.#choose('movements', other)
      if (movementId > 0) await new ReverseMovement().execute({ ...base, movementId })
    }
  }
}

test.group('Receivables, whatever is done to them', () => {
  test('hold their equations after any steps, refused or not', async ({ assert }) => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        const books = await Books.open()
        for (const one of steps) {
          await books.try(one).catch((error) => assert.include(REFUSALS, error.code, error.message))
        }
        assert.deepEqual(await findings(books.companyId), [])
      }),
      { numRuns: 15, endOnFailure: true }
    )
  }).timeout(120_000)
})
