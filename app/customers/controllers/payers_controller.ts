import { inject } from '@adonisjs/core'
import db from '@adonisjs/lucid/services/db'
import type { HttpContext } from '@adonisjs/core/http'
import { clock } from '#app/database/clock'
import { formFieldViews } from '#app/database/transformers/form_field_view'
import { SetPayer } from '#app/customers/actions/set_payer'
import { PayingRefusedException } from '#app/customers/exceptions/paying_refused_exception'
import FindAccount from '#app/customers/queries/find_account'
import AccountTransformer from '#app/customers/transformers/account_transformer'
import {
  payerFields,
  payerValidator,
  withPayingRefusals,
} from '#app/customers/validators/paying_forms'

/** Who pays for an account. */
@inject()
export default class PayersController {
  constructor(private readonly findAccount: FindAccount) {}

  async create({ inertia, params, company, i18n }: HttpContext) {
    const account = await this.findAccount.execute(company.id, Number(params.id))
    return inertia.render('customers/payers/create', {
      account: AccountTransformer.transform(account),
      fields: formFieldViews(payerFields, i18n.locale),
      today: clock.today(account.timeZone),
    })
  }

  async store(ctx: HttpContext) {
    const { request, response, params, company, staff, session, i18n } = ctx
    const { payer = null, ...form } = await request.validateUsing(payerValidator)
    const { id } = await this.findAccount.execute(company.id, Number(params.id))
    await withPayingRefusals(ctx, async () => {
      const payerId = payer === null ? null : await accountOf(company.id, payer)
      const order = { ...form, companyId: company.id, accountId: id, payerId }
      await new SetPayer().execute({ ...order, actor: staff!.user.email })
    })
    session.flash('success', i18n.t('accounts.paying.set'))
    return response.redirect().toRoute('customers.accounts.show', { id })
  }
}

async function accountOf(companyId: number, number: string): Promise<number> {
  const row = await db
    .from('accounts')
    .where({ company_id: companyId, number })
    .select('id')
    .first()
  if (!row) throw new PayingRefusedException('payer', 'unknown')
  return Number(row.id)
}
