import { type SchemaRules } from '@adonisjs/lucid/types/schema_generator'

/**
 * How columns appear in database/schema.ts. The file is generated from the embedded database alone, because
 * database servers report other types for the same migration (a tinyint for every boolean, say).
 */
export default {
  types: {
    bigint: {
      tsType: 'bigint',
      imports: [{ source: '#app/database/bigint_column', namedImports: ['bigintColumn'] }],
      decorators: [{ name: '@bigintColumn' }],
    },
  },
  columns: {
    token_hash: {
      tsType: 'Buffer',
      imports: [],
      decorators: [{ name: '@column', args: { serializeAs: null } }],
    },
  },
} satisfies SchemaRules
