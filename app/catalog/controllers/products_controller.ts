import { inject } from '@adonisjs/core'
import db from '@adonisjs/lucid/services/db'
import type { HttpContext } from '@adonisjs/core/http'
import { isDuplicateKey } from '#app/database/errors'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import { formFieldViews } from '#app/database/transformers/form_field_view'
import ListTransformer from '#app/database/transformers/list_transformer'
import { SaveProduct } from '#app/catalog/actions/save_product'
import { Problems } from '#app/catalog/forms/problems'
import { productFields, productValidator } from '#app/catalog/forms/product_form'
import ListProducts, { loadProductRows } from '#app/catalog/queries/list_products'
import { ledgerAccountsOf } from '#app/catalog/queries/plan_choices'
import ProductTransformer from '#app/catalog/transformers/product_transformer'

export default class ProductsController {
  @inject()
  async index({ inertia, request, company }: HttpContext, listProducts: ListProducts) {
    const { rows, ...list } = await listProducts.execute(company, request.qs())
    return inertia.render('catalog/products/index', {
      rows: ProductTransformer.transform([...rows]),
      list: ListTransformer.transform(list),
    })
  }

  async create(ctx: HttpContext) {
    return ctx.inertia.render('catalog/products/create', { fields: await this.#fields(ctx) })
  }

  store(ctx: HttpContext) {
    return this.#save(ctx, null)
  }

  async edit(ctx: HttpContext) {
    const { inertia, params, company } = ctx
    const id = Number(params.id)
    const [product] = await loadProductRows(db.connection(), [id], { companyId: company.id })
    if (!product) throw new NotFoundException('product', id)
    return inertia.render('catalog/products/edit', {
      product: ProductTransformer.transform(product),
      fields: await this.#fields(ctx),
    })
  }

  update(ctx: HttpContext) {
    return this.#save(ctx, Number(ctx.params.id))
  }

  async #fields({ company, i18n }: HttpContext) {
    const accounts = await ledgerAccountsOf(db.connection(), company.id)
    return formFieldViews(productFields(accounts), i18n.locale)
  }

  async #save(
    { request, response, session, company, staff, i18n }: HttpContext,
    id: number | null
  ) {
    const input = await request.validateUsing(productValidator)
    const problems = new Problems(i18n)
    const accounts = await ledgerAccountsOf(db.connection(), company.id)
    if (!accounts.some(({ code }) => code === input.ledgerCode)) {
      problems.add('ledgerCode', 'ledger_unknown', { code: input.ledgerCode })
    }
    problems.refuse()
    try {
      const actor = staff!.user.email
      await new SaveProduct().execute({ ...input, companyId: company.id, id, actor })
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
      problems.add('code', 'code_taken', { code: input.code })
      problems.refuse()
    }
    session.flash('success', i18n.t('plans.product_saved'))
    return response.redirect().toRoute('catalog.products.index')
  }
}
