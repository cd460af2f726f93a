import type { Check } from '#app/billing/verification/finding'

/** Whoever takes an event out says which one, when it was and what stands for it, and all exist. */
export const checkUsageChanges: Check = {
  name: 'usage changes',
  async run(client, companyId) {
    const ofCompany = () => client.from('usage_changes as c').where('c.company_id', companyId)
    const baseless = await ofCompany()
      .leftJoin('usage_events as e', (join) => {
        join
          .on('e.service_id', 'c.service_id')
          .andOn('e.occurred_at', 'c.occurred_at')
          .andOn('e.batch_id', 'c.batch_id')
          .andOn('e.row_no', 'c.row_no')
      })
      .whereNull('e.batch_id')
      .select('c.id')
      .first()
    if (baseless) {
      return { checked: 0, finding: `Usage change ${baseless.id} takes out an event that is none` }
    }
    const unnumbered = await ofCompany()
      .leftJoin('usage_batches as b', (join) => {
        join.on('b.company_id', 'c.company_id').andOn('b.seq', 'c.seq')
      })
      .whereNull('b.id')
      .select('c.id')
      .first()
    if (unnumbered) {
      return { checked: 0, finding: `Usage change ${unnumbered.id} belongs to no batch` }
    }
    const unfilled = await ofCompany()
      .where('c.kind', 'superseded')
      .whereNotExists((query) => {
        query
          .from('usage_events as e')
          .whereColumn('e.batch_id', 'c.new_batch_id')
          .whereColumn('e.row_no', 'c.new_row_no')
      })
      .select('c.id')
      .first()
    const total = await ofCompany().count('* as total').firstOrFail()
    const finding = unfilled ? `Usage change ${unfilled.id}: what stands instead is missing` : null
    return { checked: Number(total.total), finding }
  },
}
