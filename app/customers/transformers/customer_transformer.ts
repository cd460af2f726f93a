import { BaseTransformer } from '@adonisjs/core/transformers'
import type { CustomerRow } from '#app/customers/queries/list_customers'

export default class CustomerTransformer extends BaseTransformer<CustomerRow> {
  toObject() {
    return {
      ...this.pick(this.resource, [
        'id',
        'number',
        'name',
        'kind',
        'country',
        'taxId',
        'exemption',
        'email',
        'locale',
        'accountCount',
      ]),
      address: [...this.resource.address],
    }
  }
}
