import { defineConfig } from '@adonisjs/transmit'

/** One process serves all listeners of a small site; the ping keeps proxies from closing idle streams. */
export default defineConfig({
  pingInterval: '30s',
  transport: null,
})
