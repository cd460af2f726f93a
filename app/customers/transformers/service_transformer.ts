import { BaseTransformer } from '@adonisjs/core/transformers'
import type { ServiceRow } from '#app/customers/queries/list_services'

export default class ServiceTransformer extends BaseTransformer<ServiceRow> {
  toObject() {
    const { identifiers, account } = this.resource
    return {
      ...this.pick(this.resource, ['id', 'label', 'typeCode']),
      identifiers: identifiers.map((identifier) => ({ ...identifier })),
      account: this.pick(account, ['id', 'number', 'name']),
    }
  }
}
