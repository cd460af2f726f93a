import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

/** The server's half of the pages is built beside the browser's half and must not be handed out. */
const SERVER_BUNDLE = /^\/assets\/(server|\.vite)(\/|$)/i

const NO_PAGE = "default-src 'none'; frame-ancestors 'self'"

/**
 * Headers that every answer carries, files and refusals included; pages get their own content policy on top.
 * Pages are never kept by caches.
 */
export default class SecurityHeadersMiddleware {
  handle({ request, response }: HttpContext, next: NextFn) {
    response.header('X-Content-Type-Options', 'nosniff')
    response.header('Referrer-Policy', 'same-origin')
    /** Set where the policy of pages is set too, which then takes its place. */
    response.response.setHeader('Content-Security-Policy', NO_PAGE)
    response.header('X-Frame-Options', 'SAMEORIGIN')
    response.header('Cross-Origin-Opener-Policy', 'same-origin')
    response.header('Cross-Origin-Resource-Policy', 'same-origin')
    response.header('Permissions-Policy', 'camera=(), microphone=(), geolocation=()')

    if (SERVER_BUNDLE.test(decodedPath(request.url()))) {
      return response.status(404).send('Not found')
    }
    if (!request.url().startsWith('/assets/')) response.header('Cache-Control', 'no-store')

    return next()
  }
}

/** The path as the file server will read it: decoded, with doubled slashes and dots resolved. */
function decodedPath(url: string) {
  try {
    return new URL(decodeURIComponent(url).replace(/\/{2,}/g, '/'), 'http://localhost').pathname
  } catch {
    return url
  }
}
