import type { CanonicalValue } from '#kernel/canonical_json'
import { startOfLocalDay } from '#kernel/time_zone'
import type { DemoRequest, DemoService, DemoSource } from '#sdk/demo'
import { unitOfWork } from '#app/database/unit_of_work'
import { CreatePlanVersion } from '#app/catalog/actions/create_plan_version'
import type { BillingCompany } from '#app/companies/company'
import { ProvisionAccounts } from '#app/demo/actions/provision_accounts'
import { demoParty } from '#app/demo/demo_parties'
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
    await unitOfWork(({ trx }) => source.prepare(pluginWriter(trx, manifest, company.id)))
    const plans = await this.#plans(company, source, request)
    const accounts = [...this.#grouped(source, request)].map((services, index) => ({
      number: String(10_001 + index),
      party: demoParty(index),
      services: services.map((service) => ({
        identifier: service.identifier,
        label: service.label,
        planVersionId: plans.get(service.planCode)!,
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

  /** Services dealt out to the accounts in turn: most have one, some have several. */
  #grouped(source: DemoSource, request: DemoRequest): DemoService[][] {
    const accounts: DemoService[][] = Array.from({ length: request.accounts }, () => [])
    let index = 0
    for (const service of source.services(request)) {
      accounts[index++ % request.accounts].push(service)
    }
    return accounts
  }
}
