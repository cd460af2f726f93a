import env from '#start/env'
import { defineConfig } from '@adonisjs/inertia'

export default defineConfig({
  rootView: 'inertia_layout',
  /** Elsewhere it is the hash of the built assets; the test client always sends 1. */
  assetsVersion: env.get('NODE_ENV') === 'test' ? '1' : undefined,
  ssr: { enabled: true, entrypoint: 'resources/inertia/ssr.ts' },
})
