import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import { clock } from '#app/database/clock'
import { unitOfWork } from '#app/database/unit_of_work'

export interface DisputeOrder {
  readonly companyId: number
  readonly itemId: number
  /** False when the dispute is over. */
  readonly disputed: boolean
  readonly reason: string
  readonly actor: string
}

/**
 * Notes that an open item is disputed, or is no more: it is listed and settled as before, and not
 * reminded of. Saying it again changes nothing.
 */
export class MarkDisputed {
  async execute({ companyId, itemId, disputed, reason, actor }: DisputeOrder): Promise<void> {
    await unitOfWork(async (work) => {
      const item = work.trx.from('open_items').where({ id: itemId, company_id: companyId })
      const known = await item.clone().select('id').first()
      if (!known) throw new NotFoundException('open item', itemId)
      const changed = disputed
        ? await item.whereNull('disputed_at').update({ disputed_at: clock.now() })
        : await item.whereNotNull('disputed_at').update({ disputed_at: null })
      if (Number(changed) !== 1) return
      work.record({
        companyId,
        actor,
        action: disputed ? 'receivables.disputed' : 'receivables.dispute_ended',
        subjectKind: 'open_item',
        subjectId: itemId,
        details: { reason },
      })
    })
  }
}
