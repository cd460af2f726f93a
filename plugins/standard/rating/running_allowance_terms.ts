import {
  allowanceTermsFields,
  allowanceTermsSchema,
  type AllowanceTerms,
} from '#plugins/standard/rating/allowance_terms'

/** An allowance without a cap for one of its members. */
export type RunningAllowanceTerms = Omit<AllowanceTerms, 'member_cap'>

export const runningAllowanceSchema = {
  unit_quantity: allowanceTermsSchema.unit_quantity,
  included: allowanceTermsSchema.included,
  pool: allowanceTermsSchema.pool,
  rollover_maximum: allowanceTermsSchema.rollover_maximum,
  unit_price: allowanceTermsSchema.unit_price,
}

export const runningAllowanceFields = allowanceTermsFields.filter(
  ({ name }) => name !== 'member_cap'
)
