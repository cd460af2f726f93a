import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { Problems, type FormTexts } from '#app/catalog/forms/problems'
import { readVersion } from '#app/catalog/forms/read_version'
import type { VersionFacts } from '#app/catalog/plan_version_rows'
import {
  comparePriceList,
  type ChangedVersion,
  type PriceChange,
} from '#app/catalog/price_list/compare_price_list'
import { newestVersions } from '#app/catalog/price_list/listed_versions'
import { readPriceList } from '#app/catalog/price_list/read_price_list'
import type { VersionBody } from '#app/catalog/validators/plan_validator'

export interface PriceListOrder {
  readonly companyId: number
  readonly file: Buffer
  /** First day of the new versions. */
  readonly validFrom: string
}

/** What the import of a list would make, or what stands against it; nothing is stored by this. */
export interface PriceListCheck {
  readonly changes: readonly PriceChange[]
  readonly problems: readonly { readonly at: string; readonly message: string }[]
  readonly versions: readonly (ChangedVersion & { readonly facts: VersionFacts })[]
  readonly hash: string
}

export async function checkPriceList(
  client: QueryClientContract,
  { companyId, file, validFrom }: PriceListOrder,
  texts: FormTexts
): Promise<PriceListCheck> {
  const read = await readPriceList(file)
  const codes = [...new Set(read.rows.map(({ plan }) => plan))]
  const listed = await newestVersions(client, companyId, codes)
  const compared = comparePriceList(read.rows, listed)
  const problems = [...read.problems, ...compared.problems].map(({ at, problem, values }) => ({
    at,
    message: texts.t(`plans.list_problems.${problem}`, values),
  }))
  const versions = []
  for (const version of compared.versions) {
    const found = new Problems(texts)
    const body = bodyOf(version, validFrom)
    const facts = await readVersion(client, companyId, body, texts, found)
    for (const { field, message } of found.found) {
      const at = version.cells.get(field) ?? `${version.planCode}: ${field}`
      problems.push({ at, message })
    }
    versions.push({ ...version, facts })
  }
  return { changes: compared.changes, problems, versions, hash: compared.hash }
}

function bodyOf({ changed }: ChangedVersion, validFrom: string): VersionBody {
  const { version, ...form } = changed
  return { ...form, validFrom, validTo: null } as unknown as VersionBody
}
