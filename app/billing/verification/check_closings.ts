import type { Check } from '#app/billing/verification/finding'

/** Nothing was posted on a day that was closed when it was recorded. */
export const checkClosings: Check = {
  name: 'closed periods',
  async run(client, companyId) {
    const broken = await client
      .from('ledger_closings as closing')
      .join('journal_entries as entry', (join) => {
        join
          .on('entry.company_id', 'closing.company_id')
          .andOn('entry.posted_on', '<=', 'closing.closed_through_on')
          .andOn('entry.recorded_at', '>', 'closing.recorded_at')
      })
      .where('closing.company_id', companyId)
      .select('entry.id', 'entry.posted_on', 'closing.closed_through_on')
      .first()
    const finding = broken
      ? `Journal entry ${broken.id} is posted on ${broken.posted_on}, closed through ${broken.closed_through_on}`
      : null
    return { checked: 0, finding }
  },
}
