import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { activitiesOf } from '#app/activity/queries/activities_of'
import ActivityTransformer from '#app/activity/transformers/activity_transformer'
import { isDuplicateKey } from '#app/database/errors'
import { formFieldViews } from '#app/database/transformers/form_field_view'
import ListTransformer from '#app/database/transformers/list_transformer'
import { CreateCustomer } from '#app/customers/actions/create_customer'
import { UpdateCustomer } from '#app/customers/actions/update_customer'
import { customerForm } from '#app/customers/customer_form'
import FindCustomer from '#app/customers/queries/find_customer'
import ListAccounts from '#app/customers/queries/list_accounts'
import ListCustomers from '#app/customers/queries/list_customers'
import AccountTransformer from '#app/customers/transformers/account_transformer'
import CustomerTransformer from '#app/customers/transformers/customer_transformer'

export default class CustomersController {
  @inject()
  async index({ inertia, request, company }: HttpContext, listCustomers: ListCustomers) {
    const { rows, ...list } = await listCustomers.execute(company, request.qs())
    return inertia.render('customers/customers/index', {
      rows: CustomerTransformer.transform([...rows]),
      list: ListTransformer.transform(list),
    })
  }

  async create({ inertia, company, i18n }: HttpContext) {
    return inertia.render('customers/customers/create', {
      fields: formFieldViews(customerForm.fields, i18n.locale),
      country: company.country,
    })
  }

  @inject()
  async store(ctx: HttpContext, createCustomer: CreateCustomer) {
    const { request, response, company, staff } = ctx
    const input = await request.validateUsing(customerForm.validator)
    const actor = staff!.user.email
    return this.#withUniqueNumber(ctx, async () => {
      const id = await createCustomer.execute({ ...input, companyId: company.id, actor })
      return response.redirect().toRoute('customers.customers.show', { id })
    })
  }

  @inject()
  async show(ctx: HttpContext, findCustomer: FindCustomer, listAccounts: ListAccounts) {
    const { inertia, params, company } = ctx
    const customer = await findCustomer.execute(company.id, Number(params.id))
    const accounts = await listAccounts.execute(company, { customer: String(customer.id) })
    const subject = { companyId: company.id, kind: 'customer', id: customer.id }
    return inertia.render('customers/customers/show', {
      customer: CustomerTransformer.transform(customer),
      accounts: AccountTransformer.transform([...accounts.rows]),
      activities: ActivityTransformer.transform(await activitiesOf(subject)),
    })
  }

  @inject()
  async edit({ inertia, params, company, i18n }: HttpContext, findCustomer: FindCustomer) {
    const customer = await findCustomer.execute(company.id, Number(params.id))
    return inertia.render('customers/customers/edit', {
      customer: CustomerTransformer.transform(customer),
      fields: formFieldViews(customerForm.fields, i18n.locale),
    })
  }

  @inject()
  async update(ctx: HttpContext, findCustomer: FindCustomer, updateCustomer: UpdateCustomer) {
    const { request, response, params, company, staff, session, i18n } = ctx
    const input = await request.validateUsing(customerForm.validator)
    const { id } = await findCustomer.execute(company.id, Number(params.id))
    const actor = staff!.user.email
    return this.#withUniqueNumber(ctx, async () => {
      await updateCustomer.execute(id, { ...input, companyId: company.id, actor })
      session.flash('success', i18n.t('customers.saved'))
      return response.redirect().toRoute('customers.customers.show', { id })
    })
  }

  async #withUniqueNumber({ response, session, i18n }: HttpContext, write: () => Promise<void>) {
    try {
      return await write()
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
      session.flashAll()
      session.flash('inputErrorsBag', { number: [i18n.t('customers.number_taken')] })
      return response.redirect().back()
    }
  }
}
