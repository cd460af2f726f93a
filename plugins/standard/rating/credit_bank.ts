import vine from '@vinejs/vine'
import type { RatingRule } from '#sdk/rating'
import { creditBankRater } from '#plugins/standard/rating/credit_bank_rater'
import {
  creditBankFields,
  creditBankSchema,
  describeCreditBank,
  type CreditBankTerms,
} from '#plugins/standard/rating/credit_bank_terms'
import { assertSource, sourceReads } from '#plugins/standard/rating/source_terms'
import { creditBankGolden } from '#plugins/standard/rating/golden/credit_bank'

/**
 * A quantity that may be below zero, because more was given than used. What is below earns credits
 * for later periods, never for earlier ones; they are used the oldest first, expire, or are paid out
 * when a year is settled. Credits are the state of the service.
 */
export const creditBankRule: RatingRule<CreditBankTerms, undefined> = {
  code: 'standard.credit_bank',
  revision: 1,
  stage: 'charge',
  metrics: 'any',
  splitInvariant: false,
  golden: creditBankGolden,
  terms: { validator: vine.create(creditBankSchema), fields: creditBankFields },
  reads: sourceReads,
  stateOwner: () => 'service',
  compile(terms, _facts, context) {
    assertSource('standard.credit_bank', terms, context)
    return creditBankRater(terms)
  },
  describe: describeCreditBank,
}
