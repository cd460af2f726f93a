/** Builds the pages of the console ahead of their first start; does nothing when they are up to date. */
import { buildAssets } from './build_assets.mjs'
import { run } from './fail.mjs'
import { runOnNode24 } from './node_version.mjs'

if (!runOnNode24(import.meta.url)) await run(buildAssets)
