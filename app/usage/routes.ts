import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#app/middleware/main'

const { usage } = controllers
const read = middleware.can('usage.read')
const load = middleware.can('usage.import')
const mend = middleware.can('usage.mend')

router
  .group(() => {
    router.get('/imports', [usage.Imports, 'index']).use(read)
    router.get('/imports/create', [usage.Imports, 'create']).use(load)
    router.post('/imports', [usage.Imports, 'store']).use(load)
    router.get('/imports/:id', [usage.Imports, 'show']).use(read)
    router.get('/imports/:id/progress', [usage.ImportProgress, 'show']).use(read)
    router.post('/imports/:id/retries', [usage.ImportRetries, 'store']).use(load)
    router.get('/events', [usage.Events, 'index']).use(read)
    router.get('/suspense', [usage.Suspense, 'index']).use(read)
    router.get('/suspense/:id', [usage.Suspense, 'show']).use(read)
    router.put('/suspense/:id', [usage.Suspense, 'update']).use(mend)
    router.post('/suspense/retries', [usage.SuspenseRetries, 'store']).use(mend)
    router.post('/suspense/write-offs', [usage.SuspenseWriteOffs, 'store']).use(mend)
  })
  .where('id', router.matchers.number())
  .prefix('/usage')
  .as('usage')
