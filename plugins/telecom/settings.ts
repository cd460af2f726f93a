import type { JsonObject } from '#sdk/json'

/** What a company set for this plugin; null: not set. */
export interface TelecomSettings {
  /** IANA zone of switches that write local times. */
  readonly timeZone: string | null
  /** ISO 3166-1 alpha-2 of national numbers. */
  readonly country: string | null
  /** What is dialled before a country code. */
  readonly accessCode: string | null
}

const ACCESS_CODE = /^\d{1,5}$/

/** The stored settings by their names in the manifest; an access code that is none counts as not set. */
export function telecomSettings(stored: JsonObject): TelecomSettings {
  const { time_zone: timeZone, source_country: country, access_code: accessCode } = stored
  return {
    timeZone: typeof timeZone === 'string' ? timeZone : null,
    country: typeof country === 'string' ? country : null,
    accessCode: typeof accessCode === 'string' && ACCESS_CODE.test(accessCode) ? accessCode : null,
  }
}

/** The company's habits as options of a usage format; what is not set stays with the format. */
export function senderDefaults(stored: JsonObject): JsonObject {
  const { timeZone, country, accessCode } = telecomSettings(stored)
  return {
    ...(timeZone === null ? {} : { zone: timeZone }),
    ...(country === null ? {} : { country }),
    ...(accessCode === null ? {} : { access_code: accessCode }),
  }
}
