import type { HttpContext } from '@adonisjs/core/http'
import { COMPANY_KEY } from '#app/middleware/company_middleware'
import { selectionValidator } from '#app/companies/validators/selection_validator'

export default class SelectionController {
  async update({ request, response, session, staff }: HttpContext) {
    const { id } = await request.validateUsing(selectionValidator)
    if (!staff!.companies.some((company) => company.id === id)) return response.notFound()

    session.put(COMPANY_KEY, id)
    return response.redirect().toPath('/')
  }
}
