import { randomUUID } from 'node:crypto'
import CreateCompany from '#app/companies/actions/create_company'
import CreateUser from '#app/identity/actions/create_user'
import IssueApiToken from '#app/identity/actions/issue_api_token'
import StaffSession from '#app/identity/models/staff_session'
import { COMPANY_KEY, STAFF_SESSION_KEY } from '#app/middleware/company_middleware'
import type Company from '#app/companies/models/company'
import type { Permission, Role } from '#app/identity/permissions'

export const PASSWORD = 'a long enough password'

type CompanyFacts = Parameters<CreateCompany['execute']>[0]

/** A company of its own, so that no test sees the data of another. */
export function company(facts: Partial<CompanyFacts> = {}) {
  return new CreateCompany().execute({
    name: `Sample ${randomUUID().slice(0, 8)}`,
    legalName: 'Sample Ltd',
    country: 'DE',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    locale: 'en',
    ...facts,
  })
}

/** A member of staff who is signed in: give `session` to the request, or `email` and PASSWORD to the page. */
export async function staff(role: Role, employer?: Company) {
  const own = employer ?? (await company())
  const email = `${role}.${randomUUID()}@sample.example`
  const user = await new CreateUser().execute({
    companyId: own.id,
    email,
    fullName: 'Sam Sample',
    password: PASSWORD,
    role,
  })
  const row = await StaffSession.create({
    userId: user.id,
    address: '127.0.0.1',
    agent: 'test',
    endedAt: null,
  })

  return {
    user,
    email,
    company: own,
    session: { auth_web: user.id, [STAFF_SESSION_KEY]: row.id, [COMPANY_KEY]: own.id },
    sessionRow: row,
  }
}

/** The text of a token with these scopes. */
export async function token(scopes: Permission[], employer?: Company) {
  const { user, company: own } = await staff('admin', employer)
  const issued = await new IssueApiToken().execute({
    companyId: own.id,
    userId: user.id,
    name: 'Test',
    scopes,
  })
  return { ...issued, company: own }
}
