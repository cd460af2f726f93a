import { startOfLocalDay } from '#kernel/time_zone'
import type { PeriodUnit } from '#kernel/period'
import type { Phase, PhaseAnchor } from '#app/catalog/phases'
import type { Anchor } from '#app/subscriptions/changing/anchor'
import type { CanonicalValue } from '#kernel/canonical_json'
import { CreatePlanVersion, type NewCharge } from '#app/catalog/actions/create_plan_version'
import type { NewPeriodSource } from '#app/catalog/period_source'
import CreateCompany from '#app/companies/actions/create_company'
import { CreateAccount } from '#app/customers/actions/create_account'
import { CreateCustomer } from '#app/customers/actions/create_customer'
import { CreateService } from '#app/customers/actions/create_service'
import { CreateSubscription } from '#app/subscriptions/actions/create_subscription'

let counter = 0
const next = () => ++counter
const actor = 'test'
const ZONE = 'Europe/Berlin'

/** Objects of the books for tests: what a test does not name has a harmless value. */
export const given = {
  async company(
    input: Partial<{
      country: string
      currency: string
      timeZone: string
      taxId: string | null
      clockOn: string
    }> = {}
  ) {
    const company = await new CreateCompany().execute({
      name: `Company ${next()}`,
      legalName: 'Company GmbH',
      country: input.country ?? 'DE',
      currency: input.currency ?? 'EUR',
      timeZone: input.timeZone ?? ZONE,
      locale: 'en',
      taxId: input.taxId === undefined ? 'DE136695976' : input.taxId,
      clockOn: input.clockOn,
      address: ['Street 1', '20457 Hamburg'],
    })
    return company.id
  },

  async customer(
    companyId: number,
    input: Partial<{
      name: string
      kind: 'company' | 'person'
      country: string
      taxId: string | null
      exemption: string | null
    }> = {}
  ) {
    return new CreateCustomer().execute({
      companyId,
      number: `C${next()}`,
      name: input.name ?? 'Anna Beispiel',
      kind: input.kind ?? 'person',
      country: input.country ?? 'DE',
      taxId: input.taxId ?? null,
      exemption: input.exemption ?? null,
      address: ['Weg 2', '10115 Berlin'],
      actor,
    })
  },

  async account(
    companyId: number,
    input: Partial<{
      customerId: number
      number: string
      currency: string
      timeZone: string
      layoutCode: string
      documentKind: string
    }> = {}
  ) {
    return new CreateAccount().execute({
      companyId,
      customerId: input.customerId ?? (await given.customer(companyId)),
      number: input.number ?? `A${next()}`,
      name: 'Main account',
      currency: input.currency ?? 'EUR',
      timeZone: input.timeZone ?? ZONE,
      paymentTermsDays: 14,
      layoutCode: input.layoutCode ?? 'standard.invoice',
      documentKind: input.documentKind,
      actor,
    })
  },

  async service(
    companyId: number,
    accountId: number,
    input: Partial<{
      typeCode: string
      identifierKind: string
      identifier: string
      fromOn: string
      toOn: string
    }> = {}
  ) {
    const identifier = input.identifier ?? `4930${String(next()).padStart(8, '0')}`
    return new CreateService().execute({
      companyId,
      accountId,
      typeCode: input.typeCode ?? 'telecom.msisdn',
      label: identifier,
      identifierKind: input.identifierKind ?? 'msisdn',
      identifier,
      fromAt: startOfLocalDay(ZONE, input.fromOn ?? '2020-01-01'),
      toAt: input.toOn === undefined ? null : startOfLocalDay(ZONE, input.toOn),
      actor,
    })
  },

  async plan(
    companyId: number,
    input: {
      charges: readonly NewCharge[]
      currency?: string
      proration?: string
      code?: string
      periodSource?: NewPeriodSource
      validFrom?: string
      periodUnit?: PeriodUnit
      periodCount?: number
      phases?: readonly Phase[]
      phaseAnchor?: PhaseAnchor
    }
  ) {
    return new CreatePlanVersion().execute({
      companyId,
      code: input.code ?? `plan-${next()}`,
      name: 'Plan',
      validFrom: input.validFrom ?? '2020-01-01',
      currency: input.currency ?? 'EUR',
      periodUnit: input.periodUnit ?? 'month',
      periodCount: input.periodCount ?? 1,
      proration: input.proration ?? 'actual_days',
      periodSource: input.periodSource,
      phases: input.phases,
      phaseAnchor: input.phaseAnchor,
      charges: input.charges,
      actor,
    })
  },

  charge(
    input: { ruleCode: string; terms: CanonicalValue } & Partial<
      Omit<NewCharge, 'ruleCode' | 'terms'>
    >
  ): NewCharge {
    return {
      key: input.key ?? `charge-${next()}`,
      name: input.name ?? 'Charge',
      metrics: input.metrics ?? [],
      timing: input.timing ?? 'arrears',
      taxCategory: input.taxCategory ?? 'general',
      ledgerCode: input.ledgerCode ?? '4000',
      ...input,
    }
  },

  async subscription(
    companyId: number,
    input: {
      accountId: number
      planVersionId: number
      serviceId?: number | null
      from: string
      to?: string
      anchor?: string | Anchor
      quantity?: number
    }
  ) {
    const { anchor } = input
    return new CreateSubscription().execute({
      companyId,
      accountId: input.accountId,
      serviceId: input.serviceId ?? null,
      planVersionId: input.planVersionId,
      quantity: input.quantity ?? 1,
      startsOn: input.from,
      endsOn: input.to ?? null,
      anchor: typeof anchor === 'string' ? { kind: 'date', on: anchor } : anchor,
      actor,
    })
  },
}
