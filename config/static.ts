import { defineConfig } from '@adonisjs/static'

const HASHED = /[/\\]assets[/\\].+-[\w-]{8}\.\w+$/

/** Built assets carry a hash in their names and never change; whatever else lies in public/ is revalidated. */
export default defineConfig({
  enabled: true,
  etag: true,
  lastModified: true,
  dotFiles: 'ignore',
  headers: (path) =>
    HASHED.test(path) ? { 'Cache-Control': 'public, max-age=31536000, immutable' } : {},
})
