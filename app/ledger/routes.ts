import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#app/middleware/main'

const { ledger } = controllers

router
  .group(() => {
    router
      .get('/journal-entries', [ledger.JournalEntries, 'index'])
      .use(middleware.can('ledger.read'))
    router
      .get('/journal-entries/:id', [ledger.JournalEntries, 'show'])
      .use(middleware.can('ledger.read'))
  })
  .where('id', router.matchers.number())
  .as('ledger')
