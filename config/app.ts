import env from '#start/env'
import { defineConfig } from '@adonisjs/core/http'

export const appUrl = env.get('APP_URL')

/** Whether the console is reached over TLS: decides on secure cookies and on HSTS. */
export const secure = env.get('SECURE', appUrl.startsWith('https://'))

export const http = defineConfig({
  generateRequestId: true,
  allowMethodSpoofing: false,
  useAsyncLocalStorage: false,
  redirect: { forwardQueryString: false },
  cookie: {
    domain: '',
    path: '/',
    maxAge: '2h',
    httpOnly: true,
    secure,
    sameSite: 'lax',
  },
})
