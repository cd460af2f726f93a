import { BaseSchema } from '@adonisjs/lucid/schema'
import { QueueSchemaService } from '@adonisjs/queue'

export default class extends BaseSchema {
  async up() {
    this.defer(async (database) => {
      const service = new QueueSchemaService(database.getWriteClient())
      await service.createJobsTable()
      await service.createSchedulesTable()
    })
  }

  async down() {
    this.defer(async (database) => {
      const service = new QueueSchemaService(database.getWriteClient())
      await service.dropSchedulesTable()
      await service.dropJobsTable()
    })
  }
}
