import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { Problems } from '#app/catalog/forms/problems'
import type { PlanFactsInput } from '#app/catalog/plan_facts'
import type { PlanFacts } from '#app/catalog/validators/plan_validator'

/** A plan's own facts with codes as ids; what is unknown is noted at its field. */
export async function readPlanFacts(
  client: QueryClientContract,
  companyId: number,
  body: PlanFacts,
  problems: Problems,
  self: number | null = null
): Promise<PlanFactsInput> {
  return {
    name: body.name,
    productId: await findProduct(client, companyId, body, problems),
    addon:
      body.addonAlignment === null || body.addonAlignment === undefined
        ? null
        : {
            alignment: body.addonAlignment,
            basePlanIds: await findBases(client, companyId, body, problems, self),
          },
  }
}

async function findProduct(
  client: QueryClientContract,
  companyId: number,
  { product }: PlanFacts,
  problems: Problems
): Promise<number | null> {
  if (!product) return null
  const where = { company_id: companyId, code: product }
  const row = await client.from('products').where(where).select('id').first()
  if (!row) problems.add('product', 'product_unknown', { code: product })
  return row ? Number(row.id) : null
}

async function findBases(
  client: QueryClientContract,
  companyId: number,
  { addonBases = [] }: PlanFacts,
  problems: Problems,
  self: number | null
): Promise<number[]> {
  const rows = await client
    .from('plans')
    .where('company_id', companyId)
    .whereIn('code', addonBases)
    .select('id', 'code', 'addon_alignment')
  return addonBases.flatMap((code, index) => {
    const row = rows.find((each) => each.code === code)
    const field = `addonBases.${index}`
    if (row === undefined) problems.add(field, 'plan_unknown', { code })
    else if (Number(row.id) === self) problems.add(field, 'addon_of_itself', { code })
    else if (row.addon_alignment !== null) problems.add(field, 'addon_of_addon', { code })
    return row === undefined ? [] : [Number(row.id)]
  })
}
