import db from '@adonisjs/lucid/services/db'
import type { Explanation } from '#sdk/explanation'
import { formatRational, ZERO } from '#kernel/rational'
import { loadCompany } from '#app/companies/queries/load_company'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import { loadAccountRows, type AccountRow } from '#app/customers/queries/list_accounts'
import type { DraftObligation } from '#app/invoicing/draft'
import type { RatingTrace } from '#app/billing/freezing/rating_trace'
import type { Draft, DraftBody } from '#app/invoicing/draft'
import type { Parking } from '#app/billing/parking'
import { previewAccounts } from '#app/billing/previewing/preview_accounts'

export interface AccountPreviewAsked {
  readonly companyId: number
  readonly accountId: number
  readonly dueOn: string
  readonly issuedOn: string
}

/** What a run would make of one account: a document, a reason to hold it, or nothing that is due. */
export interface AccountPreview {
  readonly account: AccountRow
  readonly dueOn: string
  readonly issuedOn: string
  /** The first of its documents. */
  readonly body: DraftBody | null
  /** The documents that say something about it, also those of who pays for it. */
  readonly bodies: readonly DraftBody[]
  readonly parking: Parking | null
}

export interface PreviewedLine {
  readonly preview: AccountPreview
  readonly line: DraftBody['lines'][number]
  readonly rule: string
  readonly targetExact: string
  readonly targetMinor: string
  readonly explanation: Explanation
}

/** What an account would be billed on a day, computed as a run does and stored nowhere. */
export default class PreviewAccount {
  /** Errors: E_ROW_NOT_FOUND, for accounts of other companies too. */
  async execute(asked: AccountPreviewAsked): Promise<AccountPreview> {
    const { preview } = await this.#compute(asked)
    return preview
  }

  /** Why a line of it has its amount. Errors: E_ROW_NOT_FOUND for a line that is not there (any more). */
  async explain(
    asked: AccountPreviewAsked,
    position: number,
    documentNo = 1
  ): Promise<PreviewedLine> {
    const { preview, drafts, trace } = await this.#compute(asked)
    const draft = drafts.at(documentNo - 1)
    const line = draft?.body.lines.find((one) => one.position === position)
    const obligation = draft?.obligations.find(({ lines }) => lines.includes(position))
    if (!line || !obligation) throw new NotFoundException('line', position)
    const { targetExact, targetMinor } = obligation
    return { preview, line, targetExact, targetMinor, ...explanationOf(obligation, trace) }
  }

  async #compute({ companyId, accountId, dueOn, issuedOn }: AccountPreviewAsked) {
    const client = db.connection()
    const [account] = await loadAccountRows(client, [accountId], { companyId })
    if (!account) throw new NotFoundException('account', accountId)
    const company = await loadCompany(client, companyId)
    const asked = { accountIds: [accountId], dueOn, issuedOn }
    const { frozen, trace } = await previewAccounts(client, company, asked)
    const all: Draft[] = frozen.flatMap((one) => {
      return 'draft' in one && one.concerns.includes(accountId) ? [one.draft] : []
    })
    // One that only records what was computed is nothing to look at beside others.
    const shown = all.filter(({ body }) => body.lines.length > 0)
    const drafts = shown.length > 0 ? shown : all
    const held = frozen.find((one) => 'parking' in one && one.account.id === accountId)
    const parking = held && 'parking' in held ? held.parking : null
    const bodies = drafts.map(({ body }) => body)
    const preview = { account, dueOn, issuedOn, body: bodies[0] ?? null, bodies, parking }
    return { preview, drafts, trace }
  }
}

/** Of what no rule was called for (voided, asked for by a clerk, prepaid) the target is the only step. */
function explanationOf(obligation: DraftObligation, trace: RatingTrace) {
  const { startsOn, endsOn, reason, targetExact } = obligation
  const traced = reason === 'void' ? null : trace.explain(obligation)
  if (traced !== null) return traced
  const isVoid = targetExact === formatRational(ZERO)
  const step = isVoid
    ? { key: 'explain.void', values: { starts_on: startsOn, ends_on: endsOn } }
    : { key: 'explain.known', amount: targetExact }
  return { rule: obligation.chargeKey, explanation: { obligation: 0, steps: [step], items: [] } }
}
