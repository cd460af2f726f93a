import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { parseLocalDate, type LocalDate } from '#kernel/calendar_date'
import { bulkInsert } from '#app/database/bulk_insert'
import { clock } from '#app/database/clock'
import { unitOfWork } from '#app/database/unit_of_work'
import { GroupRefusedException } from '#app/rating/exceptions/group_refused_exception'

export interface NewRatingGroup {
  readonly companyId: number
  readonly code: string
  readonly name: string
  readonly accountIds: readonly number[]
  /** First day they share state; default: the first day behind what is settled of their pools. */
  readonly startsOn?: LocalDate
  readonly actor: string
}

/** Accounts in one group: they are rated, locked and issued as a whole. */
const MAX_MEMBERS = 2000

/**
 * Lets accounts share state: pools, family limits, commitments of a paying parent. An account
 * belongs to one group, and all of a group have one currency and one time zone. Periods that begin
 * before the first day remain the account's own, and so does what they carry on.
 *
 * Errors: E_GROUP_REFUSED when accounts do not fit together, saying which.
 */
export class FormRatingGroup {
  async execute(input: NewRatingGroup): Promise<number> {
    return unitOfWork(async (work) => {
      const { trx } = work
      const createdAt = clock.now()
      const { companyId, code, name } = input
      await this.#check(trx, input)
      const startsOn = await this.#startsOn(trx, input)
      const [id] = await trx
        .table('rating_groups')
        .insert({ company_id: companyId, code, name, created_at: createdAt })
      const members = input.accountIds.map((accountId) => {
        return [accountId, companyId, Number(id), createdAt, startsOn]
      })
      const columns = ['account_id', 'company_id', 'group_id', 'joined_at', 'starts_on']
      await bulkInsert(trx, 'rating_group_members', columns, members)
      work.record({
        companyId,
        actor: input.actor,
        action: 'rating_group.formed',
        subjectKind: 'rating_group',
        subjectId: Number(id),
        details: { code, accountIds: [...input.accountIds], startsOn },
      })
      return Number(id)
    })
  }

  /** What was settled keeps the owner it was rated with. Null: nothing was, so all is shared. */
  async #startsOn(trx: TransactionClientContract, { accountIds, startsOn }: NewRatingGroup) {
    const [row] = await trx
      .from('obligations')
      .join('charges', 'charges.id', 'obligations.charge_id')
      .whereIn('obligations.account_id', [...accountIds])
      .where('charges.state_owner', 'group')
      .max('obligations.ends_on as ends_on')
    const settled: LocalDate | null = row.ends_on
    if (startsOn === undefined) return settled
    if (settled !== null && startsOn < settled) {
      throw new GroupRefusedException(
        `Its accounts are settled up to ${settled}: they cannot share state from ${startsOn} on`
      )
    }
    return parseLocalDate(startsOn)
  }

  /** Raising the accounts' turns outdates drafts that were made without the group. */
  async #check(trx: TransactionClientContract, { companyId, accountIds }: NewRatingGroup) {
    if (accountIds.length < 2 || accountIds.length > MAX_MEMBERS) {
      throw new GroupRefusedException(`A group has 2 to ${MAX_MEMBERS} accounts`)
    }
    const own = () =>
      trx
        .from('accounts')
        .where({ company_id: companyId })
        .whereIn('id', [...accountIds])
    await own().increment('billing_turn', 1)
    const accounts = await own().select('id', 'number', 'currency', 'time_zone')
    if (accounts.length !== new Set(accountIds).size) {
      throw new GroupRefusedException('An account of the group does not exist')
    }
    const [first] = accounts
    const other = accounts.find((row) => {
      return row.currency !== first.currency || row.time_zone !== first.time_zone
    })
    if (other) {
      throw new GroupRefusedException(
        `Accounts ${first.number} and ${other.number} differ in currency or time zone: they cannot share state`
      )
    }
    const taken = await trx
      .from('rating_group_members')
      .whereIn('account_id', [...accountIds])
      .first()
    if (taken) {
      const { number } = accounts.find(({ id }) => Number(id) === Number(taken.account_id))!
      throw new GroupRefusedException(`Account ${number} belongs to another group already`)
    }
  }
}
