import { BaseTransformer } from '@adonisjs/core/transformers'
import type { MemberRow } from '#app/companies/queries/list_members'

export default class MemberTransformer extends BaseTransformer<MemberRow> {
  toObject() {
    return this.pick(this.resource, ['id', 'name', 'email', 'role', 'isDisabled'])
  }
}
