import { BaseTransformer } from '@adonisjs/core/transformers'
import type { AccountRow } from '#app/customers/queries/list_accounts'

export default class AccountTransformer extends BaseTransformer<AccountRow> {
  toObject() {
    return {
      ...this.pick(this.resource, [
        'id',
        'number',
        'name',
        'currency',
        'timeZone',
        'paymentTermsDays',
        'layoutCode',
        'serviceCount',
      ]),
      customer: this.pick(this.resource.customer, ['id', 'number', 'name']),
    }
  }
}
