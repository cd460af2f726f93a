import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('companies', (table) => {
      table.string('brand_colour', 7).notNullable().defaultTo('#0f5e9c')
      // A PNG or JPEG as a data URL.
      table.text('logo', 'mediumtext').nullable()
      table.string('page_size', 8).notNullable().defaultTo('A4')
    })
  }

  async down() {
    this.schema.alterTable('companies', (table) => {
      table.dropColumn('brand_colour')
      table.dropColumn('logo')
      table.dropColumn('page_size')
    })
  }
}
