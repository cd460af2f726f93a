import { BaseTransformer } from '@adonisjs/core/transformers'
import type { PlanRow } from '#app/catalog/queries/list_plans'

export default class PlanTransformer extends BaseTransformer<PlanRow> {
  toObject() {
    const { latest, product } = this.resource
    return {
      ...this.pick(this.resource, ['id', 'code', 'name', 'versionCount', 'subscriptionCount']),
      addonAlignment: this.resource.addonAlignment,
      product: product && { ...product },
      latest: latest && { ...latest, currencies: [...latest.currencies] },
    }
  }
}
