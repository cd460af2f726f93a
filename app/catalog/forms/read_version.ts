import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { CanonicalValue } from '#kernel/canonical_json'
import { nestedFields } from '#app/catalog/forms/nested_fields'
import { messagesOf, type FormTexts, type Problems } from '#app/catalog/forms/problems'
import { isCurrency, readCharges } from '#app/catalog/forms/read_charges'
import { termsIn } from '#app/catalog/forms/terms_by_currency'
import { PhasesException } from '#app/catalog/exceptions/phases_exception'
import { checkPhases } from '#app/catalog/phases'
import { isCalendar, type NewPeriodSource } from '#app/catalog/period_source'
import type { VersionFacts } from '#app/catalog/plan_version_rows'
import type { VersionBody } from '#app/catalog/validators/plan_validator'
import { pluginHost } from '#app/plugin_host/plugin_host'

/**
 * A version of a plan as it was entered, in the form or by a program, as it is to be stored. What is
 * wrong is noted at its field; then the answer is of no use.
 */
export async function readVersion(
  client: QueryClientContract,
  companyId: number,
  body: VersionBody,
  texts: FormTexts,
  problems: Problems
): Promise<VersionFacts> {
  const { validFrom, validTo = null, currencies } = body
  if (validTo !== null && validTo <= validFrom) {
    problems.add('validTo', 'valid_to_before', { from: validFrom })
  }
  for (const [index, currency] of currencies.entries()) {
    if (!isCurrency(currency)) problems.add(`currencies.${index}`, 'currency_unknown', { currency })
  }
  const periodSource = await readPeriodSource(body, texts, problems)
  const ledger = await client.from('ledger_accounts').where('company_id', companyId).select('code')
  const ledgerCodes = new Set(ledger.map((row) => String(row.code)))
  const known = currencies.filter(isCurrency)
  const charges = await readCharges({
    body: body.charges,
    currencies: known.length > 0 ? known : ['EUR'],
    known: { ledgerCodes },
    facts: { client, companyId },
    texts,
    problems,
  })
  const phased = readPhases(body, texts, problems)
  return {
    ...phased,
    validFrom,
    validTo,
    periodUnit: body.periodUnit,
    periodCount: body.periodCount,
    proration: body.proration,
    periodSource,
    prices: [...charges].map(([currency, own]) => ({ currency, charges: own })),
  }
}

/** Stretches of a subscription's life; a mistake of the charges' phases is noted at the charge. */
function readPhases(body: VersionBody, texts: FormTexts, problems: Problems) {
  const phases = (body.phases ?? []).map((phase) => {
    return { ...phase, count: phase.count ?? null, then: phase.then ?? undefined }
  })
  const phaseAnchor = body.phaseAnchor ?? 'keep'
  try {
    return { phases: checkPhases(phases, phaseAnchor, body.charges), phaseAnchor }
  } catch (error) {
    if (!(error instanceof PhasesException)) throw error
    const { field, rule, values } = error
    problems.say(field, rule, texts.t(`plans.phase_problems.${rule}`, values))
    return { phases: [], phaseAnchor }
  }
}

async function readPeriodSource(
  { periodSource: code, periodTerms, currencies }: VersionBody,
  texts: FormTexts,
  problems: Problems
): Promise<NewPeriodSource | undefined> {
  if (!code || isCalendar({ code })) return undefined
  const host = pluginHost()
  const found = host.registry.periodSources.latest().find(({ value }) => value.code === code)
  if (found === undefined) {
    problems.add('periodSource', 'source_unknown', { code })
    return undefined
  }
  const source = host.periodSource(code, found.value.revision)
  const fields = nestedFields(source.source.terms.fields)
  const own = termsIn(currencies[0], fields, periodTerms ?? {}, currencies)
  try {
    const terms = await source.validateTerms(own, texts.createMessagesProvider())
    return { code, revision: found.value.revision, terms: terms as CanonicalValue }
  } catch (error) {
    const messages = messagesOf(error)
    if (messages === null) throw error
    for (const { field, rule, message } of messages) {
      problems.say(field === '' ? 'periodTerms' : `periodTerms.${field}`, rule, message)
    }
    return undefined
  }
}
