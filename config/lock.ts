import { defineConfig, stores } from '@adonisjs/lock'

const lockConfig = defineConfig({
  default: 'memory',
  stores: { memory: stores.memory() },
})

export default lockConfig

declare module '@adonisjs/lock/types' {
  export interface LockStoresList extends InferLockStores<typeof lockConfig> {}
}
