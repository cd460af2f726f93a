import { defineConfig, stores } from '@adonisjs/limiter'

/** Counters live in memory: a wrong password must not cost a write to the database. */
const limiterConfig = defineConfig({
  default: 'memory',
  stores: { memory: stores.memory({}) },
})

export default limiterConfig

declare module '@adonisjs/limiter/types' {
  export interface LimitersList extends InferLimiters<typeof limiterConfig> {}
}
