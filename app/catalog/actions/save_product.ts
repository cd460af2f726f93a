import { clock } from '#app/database/clock'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import { unitOfWork } from '#app/database/unit_of_work'

export interface ProductInput {
  readonly companyId: number
  /** Null for a new one. */
  readonly id: number | null
  readonly code: string
  readonly name: string
  readonly taxCategory: string
  readonly ledgerCode: string
  readonly actor: string
}

/**
 * Adds or changes a product. What it says of tax and ledger is a proposal for charges that are
 * entered later; charges that exist keep theirs. Errors: E_ROW_NOT_FOUND; a duplicate key for a code
 * that the company has already.
 */
export class SaveProduct {
  async execute({ companyId, id, actor, ...input }: ProductInput): Promise<number> {
    const { code, name, taxCategory, ledgerCode } = input
    const columns = { code, name, tax_category: taxCategory, ledger_code: ledgerCode }
    return unitOfWork(async (work) => {
      const own = { id: id ?? 0, company_id: companyId }
      const before = id === null ? null : await work.trx.from('products').where(own).first()
      if (id !== null && !before) throw new NotFoundException('product', id)
      let productId = id
      if (productId === null) {
        const row = { company_id: companyId, created_at: clock.now(), ...columns }
        const [inserted] = await work.trx.table('products').insert(row)
        productId = Number(inserted)
      } else {
        await work.trx.from('products').where(own).update(columns)
      }
      const changes = Object.entries(columns)
        .filter(([column, value]) => before && before[column] !== value)
        .map(([column, value]) => [column, { before: before![column], after: value }])
      work.record({
        companyId,
        actor,
        action: id === null ? 'product.created' : 'product.changed',
        subjectKind: 'product',
        subjectId: productId,
        details: id === null ? { code, name } : Object.fromEntries(changes),
      })
      return productId
    })
  }
}
