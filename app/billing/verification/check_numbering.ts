import type { Check } from '#app/billing/verification/finding'

/** Numbers of each series run from 1 without a gap, and follow the order of dates. */
export const checkNumbering: Check = {
  name: 'numbering',
  async run(client, companyId) {
    let checked = 0
    const series = await client
      .from('number_series')
      .where('company_id', companyId)
      .orderBy('id')
      .limit(1000)
    for (const one of series) {
      const facts = await client
        .from('documents')
        .where('series_id', one.id)
        .count('* as documents')
        .min('sequence_no as first')
        .max('sequence_no as last')
        .firstOrFail()
      const count = Number(facts.documents)
      checked += count
      const last = Number(one.next_number) - 1
      if (
        count !== last ||
        (count > 0 && (Number(facts.first) !== 1 || Number(facts.last) !== last))
      ) {
        const finding = `Series ${one.prefix}: ${count} documents for the numbers up to ${last}`
        return { checked, finding }
      }
      const inverted = await client
        .from('documents as later')
        .joinRaw(
          'inner join documents as earlier on earlier.series_id = later.series_id ' +
            'and earlier.sequence_no = later.sequence_no - 1'
        )
        .where('later.series_id', one.id)
        .whereColumn('later.issued_on', '<', 'earlier.issued_on')
        .select('later.number')
        .first()
      if (inverted) {
        return { checked, finding: `${inverted.number} is dated before the number before it` }
      }
    }
    return { checked, finding: null }
  },
}
