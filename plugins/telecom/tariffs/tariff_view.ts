import type { Tariff } from '#plugins/telecom/queries/list_tariffs'
import { editionAt } from '#plugins/telecom/queries/list_tariffs'
import { localDateAt } from '#sdk/time'

/** A rate table as pages show it; days are those of its own zone. */
export function tariffView(tariff: Tariff, nowMilliseconds: number) {
  const { code, name, currency, timeZone, usageType } = tariff
  const current = editionAt(tariff, Math.floor(nowMilliseconds / 1000))
  return {
    code,
    name,
    currency,
    timeZone,
    usageType,
    editions: tariff.editions.map((edition) => ({
      edition: edition.edition,
      validFrom: localDateAt(timeZone, edition.validFrom),
      validTo: edition.validTo === null ? null : localDateAt(timeZone, edition.validTo),
      recordedAt: edition.recordedAt * 1000,
      prefixes: edition.prefixes,
      isCurrent: edition === current,
    })),
  }
}
