export const policies = {
  IdentityCompanyPolicy: () => import('#app/identity/policies/company_policy'),
}

