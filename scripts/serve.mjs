/**
 * Serves the console and nothing else: `app:prepare` migrates, `worker:start` works. For sites where the
 * three run apart, on one machine or on several.
 */
import process from 'node:process'
import { prepareStorage } from './environment.mjs'
import { buildAssets } from './build_assets.mjs'
import { run } from './fail.mjs'
import { runOnNode24 } from './node_version.mjs'
import { refuseTakenPort } from './taken_port.mjs'

if (!runOnNode24(import.meta.url)) await run(serve)

async function serve() {
  prepareStorage()
  await refuseTakenPort('npm run serve')
  await buildAssets()
  await import('@poppinss/ts-exec')
  await import('../bin/server.ts')
  if (process.exitCode) process.exit()
}
