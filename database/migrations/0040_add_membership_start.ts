import { BaseSchema } from '@adonisjs/lucid/schema'
import { localDate } from '#app/database/columns'

export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('rating_group_members', (table) => {
      // Periods that begin earlier are the account's own; null: there are none.
      localDate(table, 'starts_on').nullable()
    })
    // What was settled before the accounts joined was not shared.
    this.defer(async (client) => {
      const groups = await client
        .from('rating_group_members as member')
        .join('obligations', 'obligations.account_id', 'member.account_id')
        .join('charges', 'charges.id', 'obligations.charge_id')
        .join('obligation_versions as version', 'version.obligation_id', 'obligations.id')
        .join('manifests', 'manifests.id', 'version.manifest_id')
        .where('charges.state_owner', 'group')
        .where('version.seq', 1)
        .whereColumn('manifests.recorded_at', '<', 'member.joined_at')
        .groupBy('member.group_id')
        .select('member.group_id')
        .max('obligations.ends_on as starts_on')
      for (const { group_id: groupId, starts_on: startsOn } of groups) {
        await client
          .from('rating_group_members')
          .where('group_id', groupId)
          .update({ starts_on: startsOn })
      }
    })
  }

  async down() {
    this.schema.alterTable('rating_group_members', (table) => table.dropColumn('starts_on'))
  }
}
