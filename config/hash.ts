import env from '#start/env'
import { defineConfig, drivers } from '@adonisjs/core/hash'

/**
 * One of the equal settings of OWASP's password storage advice for scrypt: N = 2^15, r = 8, p = 3. It takes
 * 32 MiB a hash, and no more than four run at once. Tests hash a thousand times and need no strength.
 */
const cost = env.get('NODE_ENV') === 'test' ? 1_024 : 32_768

const hashConfig = defineConfig({
  default: 'scrypt',
  list: {
    scrypt: drivers.scrypt({
      cost,
      blockSize: 8,
      parallelization: 3,
      maxMemory: 64 * 1024 * 1024,
    }),
  },
})

export default hashConfig

declare module '@adonisjs/core/types' {
  export interface HashersList extends InferHashers<typeof hashConfig> {}
}
