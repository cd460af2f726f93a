import db from '@adonisjs/lucid/services/db'
import type { Explanation, ItemisedEvent } from '#sdk/explanation'
import { replayObligation } from '#app/billing/replay/replay_obligation'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'

export interface LineExplanation {
  readonly documentId: number
  readonly number: string
  readonly position: number
  readonly description: string
  readonly serviceLabel: string | null
  readonly startsOn: string
  readonly endsOn: string
  readonly currency: string
  readonly timeZone: string
  readonly netMinor: bigint
  readonly targetMinor: bigint
  readonly targetExact: string
  readonly rule: string
  readonly steps: Explanation['steps']
  readonly items: readonly ItemisedEvent[]
  readonly itemCount: number
  /** First item of the part that is shown, from 0. */
  readonly from: number
}

/** Events shown at once. */
export const ITEMS_PER_PAGE = 200

/** Why a line has its amount: the rule's steps, computed again, and the events behind it in parts. */
export default class ExplainLine {
  async execute(
    companyId: number,
    documentId: number,
    position: number,
    from: number
  ): Promise<LineExplanation> {
    const client = db.connection()
    const line = await client
      .from('document_lines as l')
      .join('documents as d', 'd.id', 'l.document_id')
      .where({ 'd.company_id': companyId, 'd.id': documentId, 'l.position': position })
      .select('l.*', 'd.number', 'd.currency', 'd.time_zone')
      .first()
    if (!line) throw new NotFoundException('line', position)

    const replay = await replayObligation(
      client,
      companyId,
      Number(line.obligation_id),
      Number(line.obligation_seq)
    )
    const { steps, items } = replay.explanation
    return {
      documentId,
      number: line.number,
      position,
      description: line.description,
      serviceLabel: line.service_label,
      startsOn: line.starts_on,
      endsOn: line.ends_on,
      currency: line.currency,
      timeZone: line.time_zone,
      netMinor: BigInt(line.net_minor),
      targetMinor: BigInt(replay.targetMinor),
      targetExact: replay.targetExact,
      rule: `${replay.ruleCode}@${replay.ruleRevision}`,
      steps,
      items: items.slice(from, from + ITEMS_PER_PAGE),
      itemCount: items.length,
      from,
    }
  }
}
