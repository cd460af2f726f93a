import { BaseTransformer } from '@adonisjs/core/transformers'
import type { Found } from '#app/reporting/queries/search_console'

export default class FoundTransformer extends BaseTransformer<Found> {
  toObject() {
    return this.pick(this.resource, ['kind', 'id', 'label', 'note'])
  }
}
