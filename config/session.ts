import { secure } from '#config/app'
import { defineConfig, stores } from '@adonisjs/session'

/** The session travels in an encrypted cookie, so that signing in and out never writes to the database. */
export default defineConfig({
  enabled: true,
  cookieName: 'countinghouse_session',
  clearWithBrowser: false,
  age: '8h',
  cookie: {
    path: '/',
    httpOnly: true,
    secure,
    sameSite: 'lax',
  },
  store: 'cookie',
  stores: { cookie: stores.cookie() },
})
