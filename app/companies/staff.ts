import type User from '#app/identity/models/user'
import type ApiToken from '#app/identity/models/api_token'
import type Company from '#app/companies/models/company'

/** The person behind a request: signed in, working for one company, with the permissions of their role. */
export interface Staff {
  user: User
  company: Company
  role: string
  permissions: ReadonlySet<string>
  companies: { id: number; name: string }[]
  sessionId: number
}

declare module '@adonisjs/core/http' {
  export interface HttpContext {
    /** Null for guests and for programs. */
    staff: Staff | null

    /** The program that asks; set where a route asks for `token`. */
    token?: ApiToken

    /** The company everything in this request is scoped to; set where a route asks for `can` or `token`. */
    company: Company

    /** What the caller may do: by role for people, by scope for programs. */
    permissions: ReadonlySet<string>
  }
}
