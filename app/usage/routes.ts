import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#app/middleware/main'

const { usage } = controllers
const { can } = middleware

router
  .group(() => {
    router.get('/usage', [usage.Events, 'index']).use(can('usage.read'))
    router.get('/usage/imports', [usage.Imports, 'index']).use(can('usage.read'))
    router.post('/usage/imports', [usage.Imports, 'store']).use(can('usage.import'))
    router.get('/usage/imports/:id', [usage.Imports, 'show']).use(can('usage.read'))
    router.get('/usage/imports/:id/progress', [usage.ImportProgress, 'show']).use(can('usage.read'))
    router
      .post('/usage/imports/:id/resumption', [usage.ImportResumptions, 'store'])
      .use(can('usage.import'))
    router.get('/usage/suspense', [usage.Suspense, 'index']).use(can('usage.read'))
    router.patch('/usage/suspense/:id', [usage.Suspense, 'update']).use(can('usage.mend'))
    router.post('/usage/suspense/retries', [usage.SuspenseRetries, 'store']).use(can('usage.mend'))
    router
      .post('/usage/suspense/write-offs', [usage.SuspenseWriteOffs, 'store'])
      .use(can('usage.write_off'))
  })
  .where('id', router.matchers.number())
  .as('usage')
