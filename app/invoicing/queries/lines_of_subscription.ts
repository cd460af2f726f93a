import db from '@adonisjs/lucid/services/db'

export interface BilledLine {
  readonly position: number
  readonly documentId: number
  readonly number: string
  readonly issuedOn: string
  readonly description: string
  readonly startsOn: string
  readonly endsOn: string
  readonly netMinor: bigint
  readonly currency: string
}

const MOST = 50

/** The lines that billed a subscription, the newest first; at most fifty. */
export default class LinesOfSubscription {
  async execute(companyId: number, subscriptionId: number): Promise<BilledLine[]> {
    const rows = await db
      .from('obligations as owed')
      .join('document_lines as line', 'line.obligation_id', 'owed.id')
      .join('documents as document', 'document.id', 'line.document_id')
      .where({ 'owed.company_id': companyId, 'owed.source_kind': 'subscription' })
      .where('owed.source_id', subscriptionId)
      .orderBy('line.document_id', 'desc')
      .orderBy('line.position')
      .limit(MOST)
      .select(
        'line.position',
        'line.document_id',
        'line.description',
        'line.starts_on',
        'line.ends_on'
      )
      .select('line.net_minor', 'document.number', 'document.issued_on', 'document.currency')
    return rows.map((row) => ({
      position: Number(row.position),
      documentId: Number(row.document_id),
      number: row.number,
      issuedOn: row.issued_on,
      description: row.description,
      startsOn: row.starts_on,
      endsOn: row.ends_on,
      netMinor: BigInt(row.net_minor),
      currency: row.currency,
    }))
  }
}
