import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import ListMembers from '#app/companies/queries/list_members'
import CompanyTransformer from '#app/companies/transformers/company_transformer'
import MemberTransformer from '#app/companies/transformers/member_transformer'
import { permissionsOf, ROLES } from '#app/identity/permissions'

/** The company, who works in it, and what each role may do. */
export default class SettingsController {
  @inject()
  async show({ inertia, company, permissions }: HttpContext, listMembers: ListMembers) {
    const members = permissions.has('users.read') ? await listMembers.execute(company.id) : null
    return inertia.render('settings/show', {
      company: CompanyTransformer.transform(company),
      members: MemberTransformer.transform(members ?? []),
      roles: ROLES.map((role) => ({ role: role as string, permissions: [...permissionsOf(role)] })),
    })
  }
}
