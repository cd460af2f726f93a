import { canonicalJson } from '#kernel/canonical_json'
import { searchKey } from '#app/database/search_key'
import { unitOfWork } from '#app/database/unit_of_work'
import type { NewCustomer } from '#app/customers/actions/create_customer'

/** Changes what is known of a customer. Issued documents keep what was sealed into them. */
export class UpdateCustomer {
  async execute(id: number, input: NewCustomer): Promise<void> {
    await unitOfWork(async (work) => {
      const where = { id, company_id: input.companyId }
      const before = await work.trx.from('customers').where(where).firstOrFail()
      const after: Record<string, string | null> = {
        number: input.number,
        name: input.name,
        kind: input.kind,
        country: input.country,
        tax_id: input.taxId ?? null,
        exemption: input.exemption ?? null,
        email: input.email ?? null,
        locale: input.locale ?? null,
        address: canonicalJson(input.address),
      }
      const changed = Object.keys(after).filter((name) => before[name] !== after[name])
      if (changed.length === 0) return

      await work.trx
        .from('customers')
        .where(where)
        .update({ ...after, search_key: searchKey(input.name) })
      work.record({
        companyId: input.companyId,
        actor: input.actor,
        action: 'customer.changed',
        subjectKind: 'customer',
        subjectId: id,
        details: Object.fromEntries(
          changed.map((name) => [name, { before: before[name], after: after[name] }])
        ),
      })
    })
  }
}
