import { BaseTransformer } from '@adonisjs/core/transformers'
import type { ParkedAccountRow } from '#app/billing/queries/list_parked_accounts'

export default class ParkedAccountTransformer extends BaseTransformer<ParkedAccountRow> {
  toObject() {
    return {
      ...this.pick(this.resource, ['id', 'runId', 'reason', 'message', 'parkedAt', 'resolvedAt']),
      account: this.pick(this.resource.account, ['id', 'number', 'name']),
    }
  }
}
