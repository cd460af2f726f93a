import type { Check } from '#app/billing/verification/finding'

/** Accounts that share state are of one company, currency and time zone, as is their group. */
export const checkGroups: Check = {
  name: 'rating groups',
  async run(client, companyId) {
    const broken = await client
      .from('rating_group_members as member')
      .leftJoin('accounts', (join) => {
        join
          .on('accounts.id', 'member.account_id')
          .andOn('accounts.company_id', 'member.company_id')
      })
      .leftJoin('rating_groups', (join) => {
        join
          .on('rating_groups.id', 'member.group_id')
          .andOn('rating_groups.company_id', 'member.company_id')
      })
      .where('member.company_id', companyId)
      .where((query) => query.whereNull('accounts.id').orWhereNull('rating_groups.id'))
      .select('member.account_id', 'member.group_id')
      .first()
    if (broken) {
      const { account_id: account, group_id: group } = broken
      return { checked: 0, finding: `Account ${account} cannot be a member of group ${group}` }
    }
    const mixed = await client
      .from('rating_group_members as member')
      .join('accounts', 'accounts.id', 'member.account_id')
      .where('member.company_id', companyId)
      .groupBy('member.group_id')
      .havingRaw('min(accounts.currency) <> max(accounts.currency)')
      .orHavingRaw('min(accounts.time_zone) <> max(accounts.time_zone)')
      .select('member.group_id')
      .first()
    const finding = mixed ? `Group ${mixed.group_id}: its accounts do not fit together` : null
    return { checked: 0, finding }
  },
}
