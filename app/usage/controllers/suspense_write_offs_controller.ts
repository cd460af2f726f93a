import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { WriteOffSuspense } from '#app/usage/actions/write_off_suspense'
import { writeOffValidator } from '#app/usage/validators/suspense_validator'

@inject()
export default class SuspenseWriteOffsController {
  constructor(private readonly writeOff: WriteOffSuspense) {}

  async store({ request, response, session, company, staff, i18n }: HttpContext) {
    const { note, ...choice } = await request.validateUsing(writeOffValidator)
    const actor = staff!.user.email
    const count = await this.writeOff.execute({ companyId: company.id, choice, note, actor })
    session.flash('success', i18n.t('usage.written_off', { count }))
    return response.redirect().back()
  }
}
