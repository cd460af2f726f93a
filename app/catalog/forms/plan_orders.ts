import db from '@adonisjs/lucid/services/db'
import type { FormTexts } from '#app/catalog/forms/problems'
import { Problems } from '#app/catalog/forms/problems'
import { readPlanFacts } from '#app/catalog/forms/read_plan_facts'
import { readVersion } from '#app/catalog/forms/read_version'
import { refuseAtField } from '#app/catalog/forms/refuse_at_field'
import { AddPlanVersion } from '#app/catalog/actions/add_plan_version'
import { CreatePlan } from '#app/catalog/actions/create_plan'
import type { IdempotentRequest } from '#app/database/idempotency'
import type { PlanBody, VersionBody } from '#app/catalog/validators/plan_validator'

/** Who orders a change, and by which repeatable request. */
export interface Orderer {
  readonly companyId: number
  readonly actor: string
  readonly request: IdempotentRequest | null
}

/** A new plan as the form and the API send it. Errors: E_VALIDATION_ERROR with each field at fault. */
export async function orderPlan(orderer: Orderer, body: PlanBody, texts: FormTexts) {
  const client = db.connection()
  const problems = new Problems(texts)
  const facts = await readPlanFacts(client, orderer.companyId, body, problems)
  const version = await readVersion(client, orderer.companyId, body, texts, problems)
  problems.refuse()
  return refuseAtField('code', texts, () =>
    new CreatePlan().execute({ ...orderer, ...facts, code: body.code, version })
  )
}

/** A new version of a plan likewise. Errors: E_ROW_NOT_FOUND too. */
export async function orderVersion(
  orderer: Orderer,
  planId: number,
  body: VersionBody,
  texts: FormTexts
) {
  const problems = new Problems(texts)
  const version = await readVersion(db.connection(), orderer.companyId, body, texts, problems)
  problems.refuse()
  return new AddPlanVersion().execute({ ...orderer, planId, version })
}
