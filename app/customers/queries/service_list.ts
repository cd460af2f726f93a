import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { pluginHost } from '#app/plugin_host/plugin_host'
import {
  reference,
  type ListContext,
  type ListDefinition,
} from '#app/database/paging/list_definition'

export const serviceList: ListDefinition = {
  table: 'services',
  id: 'id',
  sorts: { id: { column: 'id', kind: 'integer' } },
  defaultSort: '-id',
  filters: {
    identifier: { kind: 'text', apply: identified },
    account: reference('services.account_id'),
  },
}

/**
 * By identifier, in any spelling that a deployed service type reads, or by how its stored spelling begins.
 * Past identifiers count too: people ask about old numbers.
 */
function identified(
  query: DatabaseQueryBuilderContract,
  text: string,
  { companyId, country }: ListContext
) {
  const types = pluginHost()
    .registry.serviceTypes.all()
    .map(({ value }) => value)
  const prefix = text.replace(/[\s()+/.-]/g, '')
  query.whereIn('services.id', (ids) => {
    ids
      .from('service_identifiers')
      .where('company_id', companyId)
      .where((any) => {
        for (const type of types) {
          const identifier = type.normalise(text, { country })
          any.orWhere((one) => {
            one.where('kind', type.identifierKind)
            one.where((match) => {
              match.where((part) =>
                part.where('identifier', '>=', prefix).where('identifier', '<', `${prefix}~`)
              )
              if (identifier !== null) match.orWhere('identifier', identifier)
            })
          })
        }
        if (types.length === 0) any.whereRaw('1 = 0')
      })
      .select('service_id')
  })
}
