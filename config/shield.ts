import { secure } from '#config/app'
import { defineConfig } from '@adonisjs/shield'

/**
 * No third-party host is allowed anywhere. Scripts run from our own origin or with the nonce of the request;
 * styles allow inline attributes, because the component library positions its panels with them.
 */
export default defineConfig({
  csp: {
    enabled: true,
    directives: {
      defaultSrc: [`'self'`],
      scriptSrc: [`'self'`, '@nonce'],
      styleSrc: [`'self'`, `'unsafe-inline'`],
      imgSrc: [`'self'`, 'data:', 'blob:'],
      fontSrc: [`'self'`],
      connectSrc: [`'self'`],
      objectSrc: [`'none'`],
      frameSrc: [`'self'`],
      frameAncestors: [`'self'`],
      baseUri: [`'none'`],
      formAction: [`'self'`],
    },
    reportOnly: false,
  },
  csrf: {
    enabled: true,
    exceptRoutes: (ctx) => ctx.request.url().startsWith('/api/'),
    enableXsrfCookie: true,
    methods: ['POST', 'PUT', 'PATCH', 'DELETE'],
  },
  xFrame: { enabled: true, action: 'SAMEORIGIN' },
  hsts: { enabled: secure, maxAge: '365 days', includeSubDomains: false },
  contentTypeSniffing: { enabled: true },
})
