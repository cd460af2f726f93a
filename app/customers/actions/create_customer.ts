import { canonicalJson } from '#kernel/canonical_json'
import { clock } from '#app/database/clock'
import { searchKey } from '#app/database/search_key'
import { unitOfWork } from '#app/database/unit_of_work'

export interface NewCustomer {
  readonly companyId: number
  readonly number: string
  readonly name: string
  readonly kind: 'company' | 'person'
  readonly country: string
  readonly taxId?: string | null
  readonly exemption?: string | null
  readonly email?: string | null
  readonly locale?: string | null
  readonly address: readonly string[]
  readonly actor: string
}

/** Adds a party that can be billed. Its number is unique within the company. */
export class CreateCustomer {
  async execute(input: NewCustomer): Promise<number> {
    return unitOfWork(async (work) => {
      const [id] = await work.trx.table('customers').insert({
        company_id: input.companyId,
        number: input.number,
        name: input.name,
        search_key: searchKey(input.name),
        kind: input.kind,
        country: input.country,
        tax_id: input.taxId ?? null,
        exemption: input.exemption ?? null,
        email: input.email ?? null,
        locale: input.locale ?? null,
        address: canonicalJson(input.address),
        created_at: clock.now(),
      })
      work.record({
        companyId: input.companyId,
        actor: input.actor,
        action: 'customer.created',
        subjectKind: 'customer',
        subjectId: Number(id),
        details: { number: input.number },
      })
      return Number(id)
    })
  }
}
