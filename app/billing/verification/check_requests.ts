import type { Check } from '#app/billing/verification/finding'

/** An obligation of a charge request is owed by its account, and is what was asked for or nothing. */
export const checkRequests: Check = {
  name: 'charge requests',
  async run(client, companyId) {
    const broken = await client
      .from('obligations')
      .join('obligation_versions as version', 'version.obligation_id', 'obligations.id')
      .leftJoin('charge_requests as request', (join) => {
        join
          .on('request.id', 'obligations.source_id')
          .andOn('request.company_id', 'obligations.company_id')
          .andOn('request.account_id', 'obligations.account_id')
      })
      .where('obligations.company_id', companyId)
      .where('obligations.source_kind', 'charge_request')
      .where((query) => {
        query
          .whereNull('request.id')
          .orWhereNotNull('request.withdraws_id')
          .orWhere((own) => {
            own
              .whereNot('version.reason', 'void')
              .whereColumn('version.target_minor', '<>', 'request.amount_minor')
          })
      })
      .select('obligations.id')
      .first()
    const finding = broken
      ? `Obligation ${broken.id} is not what its charge request asks for`
      : null
    return { checked: 0, finding }
  },
}
