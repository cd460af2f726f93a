import type { ReportWords } from '#app/reporting/workbook/report'

/** The fixed words of a workbook in the language of `text` (`reports.words.<word>`). */
export function reportWords(text: (key: string) => string): ReportWords {
  return {
    parameters: text('reports.words.parameters'),
    report: text('reports.words.report'),
    company: text('reports.words.company'),
    madeBy: text('reports.words.made_by'),
    madeAt: text('reports.words.made_at'),
    rows: text('reports.words.rows'),
    total: text('reports.words.total'),
    asText: text('reports.words.as_text'),
    page: text('reports.words.page'),
  }
}
