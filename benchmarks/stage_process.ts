process.env.TZ = 'UTC'

import { argv } from 'node:process'
import { ignite } from '../bin/ignite.js'
import type { StageRequest, StageWork } from '#benchmarks/stage_request'

/**
 * The process of one stage: boots the application, does the work and tells its parent what it took.
 * Each stage has its own, so that the peak memory of one is not that of another.
 */
const request: StageRequest = JSON.parse(argv[2])
const app = ignite().createApp('console')
await app.init()
await app.boot()
await app.start(async () => {
  const { default: work }: { default: StageWork } = await import(`#benchmarks/${request.module}`)
  const result = await work(request)
  process.send!({ type: 'result', result })
})
await app.terminate()
