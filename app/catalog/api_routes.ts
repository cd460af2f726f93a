import { controllers } from '#generated/controllers'
import { apiRoute } from '#app/integrations/openapi/api_route'
import { planAnswer } from '#app/catalog/validators/plan_answer'
import { planValidator, planVersionValidator } from '#app/catalog/validators/plan_validator'

const prices =
  'Wherever the terms of a rule ask for money, `{"EUR": "30.00", "CHF": "29.00"}` gives a price for ' +
  'each of `currencies`; a plain text is the price of the only one.'

apiRoute(
  {
    method: 'post',
    path: '/plans',
    id: 'createPlan',
    tag: 'Catalog',
    summary: 'Add a plan with its first version',
    description: `Judged by the same rules as the form of the console, each mistake named at its field. ${prices}`,
    scope: 'catalog.write',
    idempotent: true,
    body: { 'application/json': planValidator },
    answer: planAnswer,
  },
  [controllers.catalog.ApiPlans, 'store']
)

apiRoute(
  {
    method: 'post',
    path: '/plans/:id/versions',
    id: 'createPlanVersion',
    tag: 'Catalog',
    summary: 'Add the next version of a plan',
    description: `Who is on an older version stays on it. ${prices}`,
    scope: 'catalog.write',
    idempotent: true,
    body: { 'application/json': planVersionValidator },
    answer: planAnswer,
  },
  [controllers.catalog.ApiPlanVersions, 'store']
)
