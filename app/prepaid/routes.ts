import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#app/middleware/main'

const { prepaid } = controllers
const write = middleware.can('wallets.write')

router
  .group(() => {
    router.get('/accounts/:id/wallet/edit', [prepaid.Wallets, 'edit']).use(write)
    router.put('/accounts/:id/wallet', [prepaid.Wallets, 'update']).use(write)
    router.get('/accounts/:id/top-ups/create', [prepaid.TopUps, 'create']).use(write)
    router.post('/accounts/:id/top-ups', [prepaid.TopUps, 'store']).use(write)
    router.get('/accounts/:id/wallet-refunds/create', [prepaid.WalletRefunds, 'create']).use(write)
    router.post('/accounts/:id/wallet-refunds', [prepaid.WalletRefunds, 'store']).use(write)
  })
  .where('id', router.matchers.number())
  .as('prepaid')
