import billingConfig from '#config/billing'
import type { BillingCompany } from '#app/companies/company'
import { acceptanceWindow } from '#app/usage/acceptance/acceptance_window'
import { metricIds } from '#app/usage/acceptance/metric_ids'
import { ServiceDirectory } from '#app/usage/acceptance/service_directory'
import { UsageJudge } from '#app/usage/acceptance/usage_judge'

/**
 * A judge for one company. A file reads all identifiers at once; for a few events (`preload` false)
 * only those that occur are read.
 */
export async function prepareJudge(
  company: BillingCompany,
  { preload }: { readonly preload: boolean }
): Promise<UsageJudge> {
  const { identifiersInMemory, maximumAttributeLength } = billingConfig.usage
  const directory = preload
    ? await ServiceDirectory.load(company.id, identifiersInMemory)
    : new ServiceDirectory(company.id, identifiersInMemory)
  const window = acceptanceWindow(company)
  return new UsageJudge(directory, await metricIds(), window, maximumAttributeLength)
}
