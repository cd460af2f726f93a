import type { Check } from '#app/billing/verification/finding'

/**
 * What stands on a document is owed by its account, or by one that it pays for, whose name stands
 * beside it;
 * who pays is of the same company and currency.
 */
export const checkPayers: Check = {
  name: 'payers',
  async run(client, companyId) {
    const line = await client
      .from('documents')
      .join('document_lines as line', 'line.document_id', 'documents.id')
      .join('obligations', 'obligations.id', 'line.obligation_id')
      .where('documents.company_id', companyId)
      .where((query) => {
        query
          .whereRaw(
            'coalesce(obligations.payer_id, obligations.account_id) <> documents.account_id'
          )
          .orWhereRaw('coalesce(line.account_id, documents.account_id) <> obligations.account_id')
      })
      .select('documents.number', 'line.position')
      .first()
    if (line) {
      const finding = `Document ${line.number}: line ${line.position} is not for its account to pay`
      return { checked: 0, finding }
    }
    const broken = await client
      .from('account_payers as change')
      .leftJoin('accounts', 'accounts.id', 'change.account_id')
      .leftJoin('accounts as payer', 'payer.id', 'change.payer_id')
      .where('change.company_id', companyId)
      .whereNotNull('change.payer_id')
      .where((query) => {
        query
          .whereNull('payer.id')
          .orWhereColumn('payer.id', 'accounts.id')
          .orWhereColumn('payer.company_id', '<>', 'accounts.company_id')
          .orWhereColumn('payer.currency', '<>', 'accounts.currency')
      })
      .select('change.account_id')
      .first()
    const finding = broken ? `Account ${broken.account_id}: it cannot be paid by its payer` : null
    return { checked: 0, finding }
  },
}
