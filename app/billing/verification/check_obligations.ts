import type { Check } from '#app/billing/verification/finding'

/**
 * Target minus billed is zero for every obligation: what was computed last is what was billed. Of one
 * that is owed no longer every part was taken back.
 */
export const checkBilled: Check = {
  name: 'target minus billed',
  async run(client, companyId) {
    const latest = client
      .from('obligation_versions as newer')
      .whereColumn('newer.obligation_id', 'obligations.id')
      .max('newer.seq')
    const billed = client
      .from('document_lines')
      .whereColumn('document_lines.obligation_id', 'obligations.id')
      .select(client.raw('coalesce(sum(net_minor), 0)'))
    const broken = await client
      .from('obligations')
      .join('obligation_versions as version', 'version.obligation_id', 'obligations.id')
      .where('obligations.company_id', companyId)
      .where('version.seq', latest)
      .where('version.target_minor', '<>', billed)
      .select('obligations.id', 'version.target_minor')
      .first()
    const left = await client
      .from('obligations')
      .join('document_lines as line', 'line.obligation_id', 'obligations.id')
      .where('obligations.company_id', companyId)
      .whereNot('obligations.voided_id', 0)
      .groupBy('obligations.id', 'line.part')
      .havingRaw('sum(line.net_minor) <> 0')
      .select('obligations.id', 'line.part')
      .first()
    const count = await client
      .from('obligations')
      .where('company_id', companyId)
      .count('* as total')
      .firstOrFail()
    const checked = Number(count.total)
    if (left) {
      return { checked, finding: `Obligation ${left.id} is owed no longer and was not taken back` }
    }
    const finding = broken
      ? `Obligation ${broken.id}: its target of ${broken.target_minor} is not what was billed`
      : null
    return { checked, finding }
  },
}

/** No two living intervals of one source and charge share a day. */
export const checkOverlaps: Check = {
  name: 'overlapping obligations',
  async run(client, companyId) {
    const broken = await client
      .from('obligations as one')
      .join('obligations as other', (join) => {
        join
          .on('other.company_id', 'one.company_id')
          .andOn('other.source_kind', 'one.source_kind')
          .andOn('other.source_id', 'one.source_id')
          .andOn('other.charge_key', 'one.charge_key')
          .andOn('other.kind', 'one.kind')
          .andOn('other.id', '>', 'one.id')
      })
      .where('one.company_id', companyId)
      .where('one.voided_id', 0)
      .where('other.voided_id', 0)
      .whereColumn('one.starts_on', '<', 'other.ends_on')
      .whereColumn('other.starts_on', '<', 'one.ends_on')
      .select('one.id', 'other.id as other_id')
      .first()
    const finding = broken ? `Obligations ${broken.id} and ${broken.other_id} overlap` : null
    return { checked: 0, finding }
  },
}

/** Every row of a finished import was accepted, a duplicate, or is in suspense. */
export const checkUsage: Check = {
  name: 'usage accounting',
  async run(client, companyId) {
    const batches = await client
      .from('usage_imports')
      .leftJoin('usage_batches', 'usage_batches.import_id', 'usage_imports.id')
      .where('usage_imports.company_id', companyId)
      .groupBy('usage_imports.id', 'usage_imports.accepted')
      .havingRaw('coalesce(sum(usage_batches.accepted), 0) <> usage_imports.accepted')
      .select('usage_imports.id')
      .first()
    if (batches) {
      return { checked: 0, finding: `Import ${batches.id}: its batches do not add up` }
    }
    const stored = await client
      .from('usage_batches')
      .leftJoin('usage_events', 'usage_events.batch_id', 'usage_batches.id')
      .where('usage_batches.company_id', companyId)
      .groupBy('usage_batches.id', 'usage_batches.accepted')
      .havingRaw('count(usage_events.batch_id) <> usage_batches.accepted')
      .select('usage_batches.id')
      .first()
    const finding = stored ? `Usage batch ${stored.id}: events are missing or too many` : null
    return { checked: 0, finding }
  },
}
