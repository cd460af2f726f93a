import { applyEnvironment } from './environment.mjs'
applyEnvironment()
await import('@poppinss/ts-exec')
await import('../bin/server.ts')
