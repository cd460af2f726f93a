import type { ServiceType } from '#sdk/service_type'
import { createNumberReader } from '#plugins/telecom/numbers/number_reader'

/** A phone number: stored as E.164 digits without plus, or a short internal number as dialled. */
export const msisdn: ServiceType = {
  code: 'telecom.msisdn',
  label: 'telecom.service_types.msisdn',
  identifierKind: 'msisdn',
  attributes: [],
  normalise(text, { country }) {
    return createNumberReader({ country, accessCode: null }).caller(text)
  },
  present(identifier) {
    return identifier.length > 6 ? `+${identifier}` : identifier
  },
}
