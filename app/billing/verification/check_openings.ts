import type { Check } from '#app/billing/verification/finding'

/** Nothing is billed here of days that another system has billed. */
export const checkOpenings: Check = {
  name: 'opening positions',
  async run(client, companyId) {
    const broken = await client
      .from('opening_positions as opening')
      .join('obligations', (join) => {
        join
          .on('obligations.source_id', 'opening.subscription_id')
          .andOn('obligations.charge_key', 'opening.charge_key')
      })
      .where('opening.company_id', companyId)
      .where('obligations.source_kind', 'subscription')
      .where('obligations.voided_id', 0)
      .whereColumn('obligations.starts_on', '<', 'opening.billed_through_on')
      .select('obligations.id', 'opening.billed_through_on')
      .first()
    const count = await client
      .from('opening_positions')
      .where('company_id', companyId)
      .count('* as total')
      .firstOrFail()
    const finding = broken
      ? `Obligation ${broken.id} begins before ${broken.billed_through_on}, billed elsewhere`
      : null
    return { checked: Number(count.total), finding }
  },
}
