import { BaseTransformer } from '@adonisjs/core/transformers'
import type { WhatIfAccountRow } from '#app/billing/queries/list_what_if_accounts'
import { differenceView } from '#app/billing/transformers/what_if_transformer'

export default class WhatIfAccountTransformer extends BaseTransformer<WhatIfAccountRow> {
  toObject() {
    return {
      ...this.pick(this.resource, ['id', 'state', 'reason', 'message']),
      ...differenceView(this.resource),
      account: this.pick(this.resource.account, ['id', 'number', 'name']),
    }
  }
}
