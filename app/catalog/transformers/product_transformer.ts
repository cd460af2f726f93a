import { BaseTransformer } from '@adonisjs/core/transformers'
import type { ProductRow } from '#app/catalog/queries/list_products'

export default class ProductTransformer extends BaseTransformer<ProductRow> {
  toObject() {
    return this.pick(this.resource, [
      'id',
      'code',
      'name',
      'taxCategory',
      'ledgerCode',
      'planCount',
    ])
  }
}
