import type { Check } from '#app/billing/verification/finding'

/** A second person approved what changed the books, and nothing changed them before. */
export const checkCorrections: Check = {
  name: 'corrections',
  async run(client, companyId) {
    const alone = await client
      .from('corrections')
      .where('company_id', companyId)
      .where((query) => {
        query
          .whereColumn('approved_user_id', 'ordered_user_id')
          .orWhere((named) => {
            // Two people may have tokens of one name.
            named.whereColumn('approved_by', 'ordered_by').where((unknown) => {
              unknown.whereNull('approved_user_id').orWhereNull('ordered_user_id')
            })
          })
          .orWhere((half) => half.whereNotNull('approved_at').whereNull('approved_by'))
          .orWhere((unapproved) => unapproved.whereNotNull('live_run_id').whereNull('approved_at'))
      })
      .select('code')
      .first()
    if (alone) {
      return { checked: 0, finding: `Correction ${alone.code}: no second person approved it` }
    }
    const document = await client
      .from('documents')
      .leftJoin('corrections', 'corrections.id', 'documents.correction_id')
      .where('documents.company_id', companyId)
      .whereNotNull('documents.correction_id')
      .whereNull('corrections.approved_at')
      .select('documents.number')
      .first()
    const finding = document ? `${document.number} comes from no approved correction` : null
    return { checked: 0, finding }
  },
}

/**
 * An edition that supersedes another has a correction, or is a price of one subscription's own, and was
 * recorded after the one before it: editions are counted without a gap.
 */
export const checkEditions: Check = {
  name: 'editions of charges',
  async run(client, companyId) {
    const broken = await client
      .from('charges as later')
      .join('plan_versions', 'plan_versions.id', 'later.plan_version_id')
      .join('plans', 'plans.id', 'plan_versions.plan_id')
      .joinRaw(
        'left join charges earlier on earlier.plan_version_id = later.plan_version_id ' +
          'and earlier.charge_key = later.charge_key and earlier.edition = later.edition - 1'
      )
      .where('plans.company_id', companyId)
      .where('later.edition', '>', 1)
      .where((query) => {
        query
          .whereColumn('later.recorded_at', '<', 'earlier.recorded_at')
          .orWhereNull('earlier.id')
          .orWhere((plain) => {
            plain.whereNull('later.correction_id').whereNull('later.subscription_id')
          })
          .orWhere((undated) => {
            undated.whereNotNull('later.subscription_id').whereNull('later.valid_from')
          })
      })
      .select('later.id', 'later.charge_key', 'later.edition')
      .first()
    const finding = broken
      ? `Charge ${broken.charge_key} (${broken.id}): edition ${broken.edition} supersedes nothing before it`
      : null
    return { checked: 0, finding }
  },
}
