import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import ListTransformer from '#app/database/transformers/list_transformer'
import ListParkedAccounts from '#app/billing/queries/list_parked_accounts'
import ParkedAccountTransformer from '#app/billing/transformers/parked_account_transformer'

export default class ParkedAccountsController {
  @inject()
  async index({ inertia, request, company }: HttpContext, listParked: ListParkedAccounts) {
    const { rows, ...list } = await listParked.execute(company, request.qs())
    return inertia.render('billing/parked_accounts/index', {
      rows: ParkedAccountTransformer.transform([...rows]),
      list: ListTransformer.transform(list),
    })
  }
}
