import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#app/middleware/main'

const { discounts } = controllers
const read = middleware.can('catalog.read')
const write = middleware.can('catalog.write')
const apply = middleware.can('subscriptions.write')
const set = middleware.can('settings.write')

router
  .group(() => {
    router.get('/coupons', [discounts.Coupons, 'index']).use(read)
    router.get('/coupons/create', [discounts.Coupons, 'create']).use(write)
    router.post('/coupons', [discounts.Coupons, 'store']).use(write)
    router.get('/coupons/:id', [discounts.Coupons, 'show']).use(read)
    router.post('/coupons/:id/closure', [discounts.CouponClosures, 'store']).use(write)
    router.get('/redemptions', [discounts.Redemptions, 'index']).use(read)
    router.get('/redemptions/:id/end', [discounts.RedemptionEnds, 'create']).use(apply)
    router.post('/redemptions/:id/end', [discounts.RedemptionEnds, 'store']).use(apply)
    router.get('/accounts/:id/redemptions/create', [discounts.Redemptions, 'create']).use(apply)
    router.post('/accounts/:id/redemptions', [discounts.Redemptions, 'store']).use(apply)
    router.get('/accounts/:id/commitments/create', [discounts.Commitments, 'create']).use(apply)
    router.post('/accounts/:id/commitments', [discounts.Commitments, 'store']).use(apply)
    router.get('/discount-order', [discounts.DiscountOrders, 'create']).use(set)
    router.post('/discount-order', [discounts.DiscountOrders, 'store']).use(set)
  })
  .where('id', router.matchers.number())
  .as('discounts')
