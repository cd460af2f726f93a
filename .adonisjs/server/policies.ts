export const policies = {
  CompanyPolicy: () => import('#app/companies/policies/company_policy'),
}

