import { applyEnvironment } from './scripts/environment.mjs'
import { runOnNode24 } from './scripts/node_version.mjs'

if (!runOnNode24(import.meta.url)) {
  applyEnvironment()
  await import('./scripts/typescript.mjs')
  await import('./bin/console.js')
}
