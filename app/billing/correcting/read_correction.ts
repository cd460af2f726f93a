import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { canonicalJson } from '#kernel/canonical_json'
import type { Charge } from '#app/catalog/charge'
import type { NewCharge } from '#app/catalog/actions/create_plan_version'
import { Problems, type FormTexts } from '#app/catalog/forms/problems'
import { readCharges, type FactsOf } from '#app/catalog/forms/read_charges'
import { joinedTerms } from '#app/catalog/queries/find_version_form'
import type { MendedIn } from '#app/billing/actions/order_correction'
import {
  correctionObstacle,
  findCorrectableVersion,
  type CorrectableVersion,
} from '#app/billing/correcting/correctable_charges'

/** A correction as it was entered, in the form or by a program. */
export interface CorrectionBody {
  readonly planId: number
  readonly version: number
  readonly startsOn: string
  readonly endsOn: string
  /** Charges by their key, with the terms that they should have had. */
  readonly charges: readonly { readonly key: string; readonly terms?: any }[]
}

/**
 * The mended charges of each currency. They are judged within their whole version, as the editor of
 * plans does. Errors: E_ROW_NOT_FOUND; E_VALIDATION_ERROR with each field at fault.
 */
export async function readCorrection(
  client: QueryClientContract,
  companyId: number,
  body: CorrectionBody,
  texts: FormTexts
): Promise<MendedIn[]> {
  const { planId, version: number } = body
  const version = await findCorrectableVersion(client, companyId, planId, number)
  const problems = new Problems(texts)
  const say = (field: string, rule: string, values = {}) =>
    problems.say(field, rule, texts.t(`corrections.problems.${rule}`, values))
  if (body.endsOn <= body.startsOn) say('endsOn', 'ends_before', { from: body.startsOn })
  for (const [index, { key }] of body.charges.entries()) {
    const charge = version.siblings[0].charges.find((one) => one.key === key)
    const obstacle = charge === undefined ? 'no_charge' : correctionObstacle(charge)
    if (obstacle !== null) say(`charges.${index}.key`, obstacle, { key })
    if (body.charges.findIndex((one) => one.key === key) !== index) {
      say(`charges.${index}.key`, 'twice', { key })
    }
  }
  problems.refuse()

  const facts = { client, companyId }
  const mended = await readMended(version, body, { texts, problems, facts })
  problems.refuse()
  const isChanged = (key: string) =>
    mended.some(({ planVersionId, charges }) => {
      const held = version.siblings.find(({ id }) => id === planVersionId)!.charges
      const after = charges.find((charge) => charge.key === key)!
      return canonicalJson(after.terms) !== canonicalJson(termsOf(held, key))
    })
  for (const [index, { key }] of body.charges.entries()) {
    if (!isChanged(key)) say(`charges.${index}.terms`, 'same', { key })
  }
  problems.refuse()
  return mended
}

interface Judging {
  readonly texts: FormTexts
  readonly problems: Problems
  readonly facts: FactsOf
}

async function readMended(
  { siblings }: CorrectableVersion,
  body: CorrectionBody,
  { texts, problems, facts }: Judging
): Promise<MendedIn[]> {
  const [{ charges }] = siblings
  const given = new Map(body.charges.map(({ key, terms }) => [key, terms]))
  const found = new Problems(texts)
  const read = await readCharges({
    body: charges.map((charge) => {
      const { ruleCode: rule, ruleRevision: revision } = charge
      const terms = given.get(charge.key) ?? joinedTerms(siblings, charge.key, rule, revision)
      return {
        ...{ key: charge.key, name: charge.name, rule, revision, terms, timing: charge.timing },
        ...{ metrics: [...charge.metrics], tags: [...charge.tags], recording: charge.recording },
        ...{ taxCategory: charge.taxCategory, ledgerCode: charge.ledgerCode },
      }
    }),
    currencies: siblings.map(({ currency }) => currency),
    known: { ledgerCodes: new Set(charges.map(({ ledgerCode }) => ledgerCode)) },
    facts,
    texts,
    problems: found,
  })
  for (const { field, rule, message } of found.found) {
    problems.say(fieldOf(field, charges, body), rule, message)
  }
  return siblings.map(({ id, currency }) => ({
    planVersionId: id,
    charges: (read.get(currency) ?? []).filter(({ key }) => given.has(key)),
  }))
}

/** A charge stands elsewhere among those that were sent than in its version. */
function fieldOf(field: string, charges: readonly Charge[], body: CorrectionBody): string {
  const [, index, ...rest] = field.split('.')
  const key = charges[Number(index)]?.key
  const sent = body.charges.findIndex((one) => one.key === key)
  return sent === -1 ? 'charges' : ['charges', sent, ...rest].join('.')
}

function termsOf(charges: readonly Charge[], key: string): NewCharge['terms'] {
  return charges.find((charge) => charge.key === key)!.terms as NewCharge['terms']
}
