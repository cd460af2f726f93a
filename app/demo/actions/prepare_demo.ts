import type { CanonicalValue } from '#kernel/canonical_json'
import { startOfLocalDay } from '#kernel/time_zone'
import type { DemoRequest, DemoSource } from '#sdk/demo'
import { unitOfWork } from '#app/database/unit_of_work'
import { CreatePlanVersion } from '#app/catalog/actions/create_plan_version'
import type { BillingCompany } from '#app/companies/company'
import { ProvisionAccounts } from '#app/demo/actions/provision_accounts'
import { pluginWriter } from '#app/plugin_host/plugin_writer'
import type { LoadedPlugin } from '#app/plugin_host/host'

/** Puts price lists, plans and accounts of a plugin's demonstration into a company. */
export class PrepareDemo {
  async execute(
    company: BillingCompany,
    { manifest }: LoadedPlugin,
    source: DemoSource,
    request: DemoRequest
  ): Promise<void> {
    await unitOfWork(({ trx }) => source.prepare(pluginWriter(trx, manifest, company.id), request))
    const plans = await this.#plans(company, source, request)
    const accounts = [...source.accounts(request)].map((account, index) => ({
      number: String(10_001 + index),
      party: account,
      services: account.services.map(({ identifier, label, planCode }) => ({
        identifier,
        label,
        planVersionId: plans.get(planCode)!,
      })),
    }))
    const order = {
      companyId: company.id,
      currency: company.currency,
      timeZone: company.timeZone,
      layoutCode: source.layoutCode,
      serviceType: source.serviceType,
      identifierKind: source.identifierKind,
      startsOn: request.startsOn,
      fromAt: startOfLocalDay(company.timeZone, request.startsOn),
    }
    await new ProvisionAccounts().execute(order, accounts)
  }

  async #plans(company: BillingCompany, source: DemoSource, request: DemoRequest) {
    const ids = new Map<string, number>()
    for (const plan of source.plans()) {
      const id = await new CreatePlanVersion().execute({
        companyId: company.id,
        code: plan.code,
        name: plan.name,
        validFrom: request.startsOn,
        currency: company.currency,
        periodUnit: 'month',
        periodCount: 1,
        proration: 'actual_days',
        charges: plan.charges.map((charge) => ({
          ...charge,
          terms: charge.terms as CanonicalValue,
        })),
        actor: 'demo',
      })
      ids.set(plan.code, id)
    }
    return ids
  }
}
