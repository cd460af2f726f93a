import { BaseTransformer } from '@adonisjs/core/transformers'
import type Company from '#app/companies/models/company'

/** The legal entity as its settings show it. */
export default class CompanyTransformer extends BaseTransformer<Company> {
  toObject() {
    return this.pick(this.resource, [
      'id',
      'name',
      'legalName',
      'country',
      'currency',
      'timeZone',
      'taxId',
    ])
  }
}
