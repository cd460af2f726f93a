import {
  allowanceTermsFields,
  allowanceTermsSchema,
  type AllowanceTerms,
} from '#plugins/standard/rating/allowance_terms'

/** An allowance without a cap for one of its members. */
export type RunningAllowanceTerms = Omit<AllowanceTerms, 'member_cap'>

const { member_cap: _memberCap, ...schema } = allowanceTermsSchema

export const runningAllowanceSchema = schema

export const runningAllowanceFields = allowanceTermsFields.filter(
  ({ name }) => name !== 'member_cap'
)
