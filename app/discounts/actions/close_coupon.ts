import { clock } from '#app/database/clock'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import { unitOfWork } from '#app/database/unit_of_work'

/** Ends the redeeming of a coupon; what was redeemed goes on. Closed again it stays as it is. */
export class CloseCoupon {
  async execute(input: {
    readonly companyId: number
    readonly couponId: number
    readonly today: string
    readonly actor: string
  }): Promise<void> {
    const { companyId, couponId, today, actor } = input
    await unitOfWork(async (work) => {
      const own = { id: couponId, company_id: companyId }
      const coupon = await work.trx.from('coupons').where(own).forUpdate().first()
      if (!coupon) throw new NotFoundException('coupon', couponId)
      if (coupon.closed_on !== null) return
      await work.trx.from('coupons').where(own).update({ closed_on: today })
      const details = { code: coupon.code, closedOn: today, at: clock.now() }
      work.record({
        ...{ companyId, actor, action: 'coupon.closed', details },
        ...{ subjectKind: 'coupon', subjectId: couponId },
      })
    })
  }
}
