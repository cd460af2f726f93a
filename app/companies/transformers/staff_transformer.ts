import { BaseTransformer } from '@adonisjs/core/transformers'
import type { Staff } from '#app/companies/staff'

export default class StaffTransformer extends BaseTransformer<Staff> {
  toObject() {
    const { user, company, role, companies, permissions } = this.resource
    return {
      name: user.fullName,
      email: user.email,
      role,
      company: {
        id: company.id,
        name: company.name,
        currency: company.currency,
        timeZone: company.timeZone,
        clockOn: company.clockOn,
      },
      companies,
      permissions: [...permissions],
    }
  }
}
