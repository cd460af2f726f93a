import { clock } from '#app/database/clock'
import { searchKey } from '#app/database/search_key'
import { unitOfWork } from '#app/database/unit_of_work'

export interface NewAccount {
  readonly companyId: number
  readonly customerId: number
  readonly number: string
  readonly name: string
  readonly currency: string
  readonly timeZone: string
  readonly paymentTermsDays: number
  readonly layoutCode: string
  readonly actor: string
}

/** Adds a billing account to a customer: what invoices are addressed to. */
export class CreateAccount {
  async execute(input: NewAccount): Promise<number> {
    return unitOfWork(async (work) => {
      const [id] = await work.trx.table('accounts').insert({
        company_id: input.companyId,
        customer_id: input.customerId,
        number: input.number,
        name: input.name,
        search_key: searchKey(input.name),
        currency: input.currency,
        time_zone: input.timeZone,
        payment_terms_days: input.paymentTermsDays,
        layout_code: input.layoutCode,
        billing_turn: 0,
        created_at: clock.now(),
      })
      work.record({
        companyId: input.companyId,
        actor: input.actor,
        action: 'account.created',
        subjectKind: 'account',
        subjectId: Number(id),
        details: { number: input.number, customerId: input.customerId },
      })
      return Number(id)
    })
  }
}
