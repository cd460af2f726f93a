import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { currencyDigits } from '#kernel/currency'
import type { JsonObject } from '#sdk/json'
import type { CanonicalValue } from '#kernel/canonical_json'
import { isMoneyAt, nestedFields } from '#app/catalog/forms/nested_fields'
import { messagesOf, type FormTexts, type Problems } from '#app/catalog/forms/problems'
import { termsIn } from '#app/catalog/forms/terms_by_currency'
import type { NewCharge } from '#app/catalog/actions/create_plan_version'
import { ChargeCircleException } from '#app/catalog/exceptions/charge_circle_exception'
import { RecordingException } from '#app/catalog/exceptions/recording_exception'
import { causeOf } from '#app/catalog/exceptions/charge_terms_exception'
import { assertRecordable } from '#app/catalog/recordable'
import { sortCharges, type SortableCharge } from '#app/catalog/sort_charges'
import { clock } from '#app/database/clock'
import { asOfFacts } from '#app/plugin_host/fact_port'
import type { HostedRatingRule } from '#app/plugin_host/hosted_rating_rule'
import { pluginHost } from '#app/plugin_host/plugin_host'
import type { ChargeBody } from '#app/catalog/validators/plan_validator'

/** What charges may name beside their terms: codes that exist in the company. */
export interface KnownCodes {
  readonly ledgerCodes: ReadonlySet<string>
}

/** Where the facts of rules are read from. */
export interface FactsOf {
  readonly client: QueryClientContract
  readonly companyId: number
}

interface Reading {
  readonly body: readonly ChargeBody[]
  readonly currencies: readonly string[]
  readonly known: KnownCodes
  readonly facts: FactsOf
  readonly texts: FormTexts
  readonly problems: Problems
}

/** The charges in each currency, every problem noted at its field. */
export async function readCharges(reading: Reading): Promise<Map<string, NewCharge[]>> {
  const { body, currencies, problems } = reading
  const byCurrency = new Map<string, NewCharge[]>(currencies.map((currency) => [currency, []]))
  const sortable: SortableCharge[] = []
  const keys = new Set<string>()
  for (const [index, charge] of body.entries()) {
    const path = `charges.${index}`
    if (keys.has(charge.key)) problems.add(`${path}.key`, 'key_twice', { key: charge.key })
    keys.add(charge.key)
    checkCodes(reading, charge, path)
    const rule = findRule(charge)
    if (rule === null) {
      problems.add(`${path}.rule`, 'rule_unknown', { rule: charge.rule })
      continue
    }
    checkMetrics(reading, charge, rule, path)
    for (const currency of currencies) {
      const terms = await readTerms(reading, charge, rule, { currency, path })
      if (terms === null) continue
      const read = await checkWithRule(reading, charge, rule, terms, { currency, path })
      if (read === null) continue
      if (currency === currencies[0]) sortable.push(read)
      byCurrency.get(currency)!.push(newCharge(charge, rule, terms))
    }
  }
  checkReads(reading, sortable)
  return byCurrency
}

function findRule(charge: ChargeBody): HostedRatingRule | null {
  const host = pluginHost()
  const latest = host.latestRatingRules().find(({ rule }) => rule.code === charge.rule)
  const revision = charge.revision ?? latest?.rule.revision
  if (revision === undefined) return null
  return host.registry.ratingRules.find(charge.rule, revision)
    ? host.ratingRule(charge.rule, revision)
    : null
}

function checkCodes({ known, problems }: Reading, charge: ChargeBody, path: string) {
  if (!known.ledgerCodes.has(charge.ledgerCode)) {
    problems.add(`${path}.ledgerCode`, 'ledger_unknown', { code: charge.ledgerCode })
  }
}

function checkMetrics(
  { problems }: Reading,
  charge: ChargeBody,
  { rule }: HostedRatingRule,
  path: string
) {
  const registered = pluginHost().registry.metrics
  for (const metric of charge.metrics ?? []) {
    if (registered.find(metric) === null) {
      problems.add(`${path}.metrics`, 'metric_unknown', { metric })
    } else if (rule.metrics !== 'any' && !rule.metrics.includes(metric)) {
      problems.add(`${path}.metrics`, 'metric_not_of_rule', { metric, rule: rule.code })
    }
  }
}

/** The terms of a currency as the rule stores them; null when it refuses them. */
async function readTerms(
  { currencies, texts, problems }: Reading,
  charge: ChargeBody,
  rule: HostedRatingRule,
  { currency, path }: { readonly currency: string; readonly path: string }
): Promise<JsonObject | null> {
  const fields = nestedFields(rule.rule.terms.fields)
  const isFirst = currency === currencies[0]
  try {
    const own = termsIn(currency, fields, charge.terms ?? {}, currencies)
    return await rule.validateTerms(own, texts.createMessagesProvider())
  } catch (error) {
    const messages = messagesOf(error)
    if (messages === null) throw error
    for (const { field, rule: name, message } of messages) {
      const isMoney = isMoneyAt(fields, field)
      if (!isMoney && !isFirst) continue
      const suffix = isMoney && currencies.length > 1 ? `.${currency}` : ''
      problems.say(`${path}.terms${field === '' ? '' : `.${field}`}${suffix}`, name, message)
    }
    return null
  }
}

/** What the rule itself says of valid terms: it must be able to compute with them. */
async function checkWithRule(
  { facts: own, texts, problems }: Reading,
  charge: ChargeBody,
  hosted: HostedRatingRule,
  terms: JsonObject,
  { currency, path }: { readonly currency: string; readonly path: string }
): Promise<SortableCharge | null> {
  const { rule } = hosted
  try {
    const reads = hosted.reads(terms)
    const stateOwner = hosted.stateOwner(terms)
    const metrics = charge.metrics ?? []
    assertRecordable({ ...newCharge(charge, hosted, terms), reads, stateOwner }, rule)
    const facts = await loadFacts(own, hosted, terms)
    hosted.compile(terms, facts, { currency, timeZone: 'UTC', metrics })
    return { key: charge.key, tags: charge.tags ?? [], reads, stage: rule.stage }
  } catch (error) {
    if (error instanceof RecordingException) {
      problems.say(`${path}.recording`, 'recording', error.message)
    } else {
      const why = causeOf(error)
      problems.say(`${path}.terms`, 'terms', texts.t('plans.problems.terms', { why }))
    }
    return null
  }
}

/** What the rule knows just now: the price list that a charge names has to be there. */
function loadFacts({ client, companyId }: FactsOf, hosted: HostedRatingRule, terms: JsonObject) {
  const now = clock.now()
  const port = asOfFacts(client, pluginHost().tablesOf(hosted.plugin), {
    companyId,
    recordedAt: now,
  })
  const startsAt = Math.floor(now / 1000)
  return hosted.loadFacts(port, { terms: [terms], startsAt, endsAt: startsAt + 1 })
}

function checkReads({ body, problems }: Reading, charges: readonly SortableCharge[]) {
  if (charges.length < body.length) return
  for (const [index, { key, reads }] of charges.entries()) {
    for (const read of reads) {
      if (read.kind === 'quantity' || read.scope !== 'subscription') continue
      const isThere = charges.some((other) =>
        read.kind === 'charge'
          ? other.key === read.code && other.key !== key
          : other.tags.includes(read.code) && other.key !== key
      )
      if (!isThere) problems.add(`charges.${index}.terms`, 'reads_nothing', { code: read.code })
    }
  }
  try {
    sortCharges(charges)
  } catch (error) {
    if (!(error instanceof ChargeCircleException)) throw error
    const index = charges.findIndex(({ key }) => key === error.keys[0])
    problems.add(`charges.${index}.terms`, 'circle', { circle: error.keys.join(' → ') })
  }
}

function newCharge(charge: ChargeBody, { rule }: HostedRatingRule, terms: JsonObject): NewCharge {
  return {
    key: charge.key,
    name: charge.name,
    ruleCode: rule.code,
    ruleRevision: rule.revision,
    terms: terms as CanonicalValue,
    metrics: charge.metrics ?? [],
    timing: charge.timing,
    taxCategory: charge.taxCategory,
    ledgerCode: charge.ledgerCode,
    tags: charge.tags ?? [],
    ...(charge.recording && { recording: charge.recording }),
    ...(charge.phase && { phase: charge.phase }),
  }
}

export function isCurrency(code: string): boolean {
  try {
    currencyDigits(code)
    return true
  } catch {
    return false
  }
}
