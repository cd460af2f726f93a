import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** The two databases the house runs on. Only app/database may ask which one it is. */
export type Dialect = 'sqlite' | 'mysql'

export function dialectOf(client: QueryClientContract): Dialect {
  return client.dialect.name === 'mysql' ? 'mysql' : 'sqlite'
}
