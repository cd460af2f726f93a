import router from '@adonisjs/core/services/router'
import server from '@adonisjs/core/services/server'

server.errorHandler(() => import('#app/exceptions/handler'))

/** Run for every request, files from public/ and unknown addresses included. */
server.use([
  () => import('#app/middleware/container_bindings_middleware'),
  () => import('#app/middleware/security_headers_middleware'),
  () => import('@adonisjs/static/static_middleware'),
  () => import('@adonisjs/vite/vite_middleware'),
  () => import('#app/middleware/inertia_middleware'),
])

/** Run for every route. */
router.use([
  () => import('@adonisjs/core/bodyparser_middleware'),
  () => import('@adonisjs/session/session_middleware'),
  () => import('@adonisjs/shield/shield_middleware'),
  () => import('@adonisjs/auth/initialize_auth_middleware'),
  () => import('#app/middleware/company_middleware'),
  () => import('#app/middleware/locale_middleware'),
])
