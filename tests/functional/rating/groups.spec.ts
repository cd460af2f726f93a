import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { FormRatingGroup } from '#app/rating/actions/form_rating_group'
import { given } from '#tests/support/given_books'

const form = (companyId: number, accountIds: readonly number[], code = 'family') =>
  new FormRatingGroup().execute({ companyId, code, name: 'Family', accountIds, actor: 'test' })

test.group('Rating groups', () => {
  test('accounts of one currency and time zone share state, and their turns are raised', async ({
    assert,
  }) => {
    const companyId = await given.company()
    const accounts = [await given.account(companyId), await given.account(companyId)]
    const groupId = await form(companyId, accounts)
    const members = await db.from('rating_group_members').where('group_id', groupId)
    assert.sameMembers(
      members.map((row) => Number(row.account_id)),
      accounts
    )
    const turns = await db.from('accounts').whereIn('id', accounts).select('billing_turn')
    assert.isTrue(turns.every((row) => Number(row.billing_turn) > 0))
  })

  test('accounts that do not fit together are refused, saying which', async ({ assert }) => {
    const companyId = await given.company()
    const [one, other] = [await given.account(companyId), await given.account(companyId)]
    const dollars = await given.account(companyId, { currency: 'USD' })
    const foreign = await given.account(await given.company())

    await assert.rejects(() => form(companyId, [one]), /2 to 2000 accounts/)
    await assert.rejects(() => form(companyId, [one, dollars]), /differ in currency/)
    await assert.rejects(() => form(companyId, [one, foreign]), /does not exist/)
    await form(companyId, [one, other])
    const third = await given.account(companyId)
    await assert.rejects(() => form(companyId, [one, third], 'second'), /another group already/)
    assert.lengthOf(await db.from('rating_groups').where('company_id', companyId), 1)
  })
})
