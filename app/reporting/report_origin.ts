import app from '@adonisjs/core/services/app'
import { clock } from '#app/database/clock'
import { pluginHost } from '#app/plugin_host/plugin_host'
import type { ReportOrigin } from '#app/reporting/workbook/report'
import { reportWords } from '#app/reporting/workbook/report_words'

export interface OriginInput {
  readonly company: { readonly name: string; readonly timeZone: string }
  readonly madeBy: string
  readonly parameters: ReportOrigin['parameters']
  /** Text of a language key in the language of the report. */
  readonly text: (key: string) => string
}

/** Who asked for a report, when, and which software answered. */
export function reportOrigin({ company, madeBy, parameters, text }: OriginInput): ReportOrigin {
  return {
    company: company.name,
    madeBy,
    madeAt: Math.floor(clock.now() / 1000),
    timeZone: company.timeZone,
    parameters,
    versions: [
      { name: app.appName, version: app.version?.toString() ?? '' },
      ...pluginHost().versions(),
    ],
    words: reportWords(text),
  }
}
