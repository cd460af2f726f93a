import db from '@adonisjs/lucid/services/db'
import type { DiscountOrder } from '#kernel/discount'
import { loadCompany } from '#app/companies/queries/load_company'
import { clock } from '#app/database/clock'
import { unitOfWork } from '#app/database/unit_of_work'
import { DiscountRefusedException } from '#app/discounts/exceptions/discount_refused_exception'

/**
 * Sets the order in which discounts are taken off in periods that begin on a day or later. Periods
 * that began keep theirs, so that a late correction is computed in the order of then; the day lies
 * ahead, unless no discount was given yet. Errors: E_DISCOUNT_REFUSED.
 */
export class SetDiscountOrder {
  async execute(input: {
    readonly companyId: number
    readonly order: DiscountOrder
    readonly startsOn: string
    readonly actor: string
  }): Promise<void> {
    const { companyId, order, startsOn, actor } = input
    const today = clock.todayOf(await loadCompany(db.connection(), companyId))
    await unitOfWork(async (work) => {
      const own = { company_id: companyId }
      const given = await work.trx.from('coupon_redemptions').where(own).first()
      if (given && startsOn <= today) {
        throw new DiscountRefusedException('startsOn', 'order_in_past', { on: today })
      }
      const row = { ...own, starts_on: startsOn, discount_order: order }
      const known = await work.trx.from('discount_orders').where(own).orderBy('id', 'desc').first()
      if (known?.starts_on === startsOn && known.discount_order === order) return
      await work.trx.table('discount_orders').insert({ ...row, actor, recorded_at: clock.now() })
      work.record({
        ...{ companyId, actor, action: 'discount_order.set', details: { order, startsOn } },
        ...{ subjectKind: 'company', subjectId: companyId },
      })
    })
  }
}
