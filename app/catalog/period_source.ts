import { canonicalJson, type CanonicalValue } from '#kernel/canonical_json'
import type { JsonObject } from '#sdk/json'
import { pluginHost } from '#app/plugin_host/plugin_host'

/** Where periods come from; 'calendar' counts them from an anchor, all others are of plugins. */
export interface PeriodSourceUse {
  readonly code: string
  readonly revision: number
  readonly terms: JsonObject
}

export interface NewPeriodSource {
  readonly code: string
  /** The newest unless one is named. */
  readonly revision?: number
  readonly terms: CanonicalValue
}

export const CALENDAR: PeriodSourceUse = { code: 'calendar', revision: 1, terms: {} }

export function isCalendar({ code }: Pick<PeriodSourceUse, 'code'>): boolean {
  return code === CALENDAR.code
}

/** What is to be stored. Errors: E_VALIDATION_ERROR for terms, E_PLUGIN_MISSING. */
export async function checkPeriodSource(
  source: NewPeriodSource | undefined
): Promise<PeriodSourceUse> {
  if (source === undefined || isCalendar(source)) return CALENDAR
  const host = pluginHost()
  const { code } = source
  const revision = source.revision ?? host.latestPeriodSourceRevision(code)
  const terms = await host.periodSource(code, revision).validateTerms(source.terms)
  return { code, revision, terms }
}

export function periodSourceColumns({ code, revision, terms }: PeriodSourceUse) {
  return {
    period_source: code,
    period_source_revision: revision,
    period_terms: canonicalJson(terms as CanonicalValue),
  }
}

export function periodSourceOf(row: Record<string, any>): PeriodSourceUse {
  return {
    code: row.period_source,
    revision: Number(row.period_source_revision),
    terms: JSON.parse(row.period_terms ?? '{}'),
  }
}
