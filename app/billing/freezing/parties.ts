import type { JsonObject } from '#sdk/json'
import type { BillingCompany } from '#app/companies/company'
import type { AccountToBill } from '#app/billing/freezing/chunk_data'

/** The seller as it is sealed into a document: later changes of the company do not reach it. */
export function sellerOf(company: BillingCompany): JsonObject {
  return {
    name: company.legalName,
    lines: company.address,
    country: company.country,
    taxId: company.taxId,
    bank: company.bank,
  }
}

export function buyerOf(account: AccountToBill): JsonObject {
  const { customer } = account
  return {
    name: customer.name,
    lines: customer.address,
    country: customer.country,
    taxId: customer.taxId,
    email: customer.email,
    kind: customer.kind,
    customerNumber: customer.number,
    accountNumber: account.number,
  }
}
