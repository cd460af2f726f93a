import env from '#start/env'
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
  /** The test client reads and writes sessions in the memory of this process. */
  store: env.get('NODE_ENV') === 'test' ? 'memory' : 'cookie',
  stores: { cookie: stores.cookie() },
})
