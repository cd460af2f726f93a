import db from '@adonisjs/lucid/services/db'
import { pluginHost } from '#app/plugin_host/plugin_host'
import FindService from '#app/customers/queries/find_service'
import type { ServiceRow } from '#app/customers/queries/list_services'
import type { ListCompany } from '#app/database/paging/read_list'
import { readInteger } from '#app/database/paging/list_values'

/** The service whose events are asked for: by its id, or by an identifier in any usual spelling. */
export default class FindMeteredService {
  /** Null when nothing, or nothing that is known, was asked for. Errors: E_ROW_NOT_FOUND for an id. */
  async execute(
    company: ListCompany,
    input: { readonly [name: string]: unknown }
  ): Promise<ServiceRow | null> {
    const id = typeof input.service === 'string' ? readInteger(input.service, 1) : null
    if (id !== null) return new FindService().execute(company.id, id)
    const text = typeof input.identifier === 'string' ? input.identifier.trim() : ''
    if (text === '' || text.length > 64) return null
    const row = await db
      .from('service_identifiers')
      .where('company_id', company.id)
      .whereIn('kind', kinds())
      .whereIn('identifier', spellingsOf(text, company.country))
      .orderBy('from_at', 'desc')
      .select('service_id')
      .first()
    return row ? new FindService().execute(company.id, Number(row.service_id)) : null
  }
}

function kinds(): string[] {
  return types().map(({ value }) => value.identifierKind)
}

function spellingsOf(text: string, country: string): string[] {
  const stored = types().map(({ value }) => value.normalise(text, { country }))
  return [...new Set([text, ...stored.filter((spelling) => spelling !== null)])]
}

function types() {
  return pluginHost().registry.serviceTypes.all()
}
