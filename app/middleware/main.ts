import router from '@adonisjs/core/services/router'

/**
 * What a route asks for by name. Every route states who may use it: `can` names the permission, `token` the
 * scope a program needs, `guest` is for people who are not signed in, `open` for everybody.
 */
export const middleware = router.named({
  can: () => import('#app/middleware/can_middleware'),
  token: () => import('#app/middleware/api_token_middleware'),
  staff: () => import('#app/middleware/staff_middleware'),
  plugin: () => import('#app/middleware/plugin_middleware'),
  guest: () => import('#app/middleware/guest_middleware'),
  open: () => import('#app/middleware/open_middleware'),
})
