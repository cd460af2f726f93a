import { canonicalJson } from '#kernel/canonical_json'
import { unitOfWork } from '#app/database/unit_of_work'
import Company from '#app/companies/models/company'
import { DEFAULT_CHART } from '#app/companies/chart_of_accounts'

interface Input {
  name: string
  legalName: string
  country: string
  currency: string
  timeZone: string
  locale: string
  taxId?: string | null
  /** The day that a sandbox begins on; left out by a company that bills for real. */
  clockOn?: string | null
  /** Address lines, as they are printed. */
  address?: readonly string[]
  bank?: readonly { readonly label: string; readonly value: string }[]
}

/** Founds the legal entity that bills, with the ledger accounts every company starts with. */
export default class CreateCompany {
  async execute({ address = [], bank = [], taxId = null, ...facts }: Input) {
    return unitOfWork(async (work) => {
      const company = await Company.create(
        { ...facts, taxId, address: canonicalJson(address), bank: canonicalJson(bank) },
        { client: work.trx }
      )
      await work.trx
        .table('ledger_accounts')
        .multiInsert(DEFAULT_CHART.map((account) => ({ company_id: company.id, ...account })))
      work.record({
        companyId: company.id,
        actor: 'system',
        action: 'company.created',
        subjectKind: 'company',
        subjectId: company.id,
      })
      return company
    })
  }
}
