import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** The first row that breaks an invariant, in words; null when it holds. */
export interface CheckResult {
  readonly checked: number
  readonly finding: string | null
}

/** One invariant of the books. Reads only, in pages, and stops at the first difference. */
export interface Check {
  readonly name: string
  run(client: QueryClientContract, companyId: number): Promise<CheckResult>
}

export const PAGE = 500

/** Walks a table by ascending id in pages; at most ten million rows. */
export async function* pagesOf(
  page: (afterId: number) => Promise<Record<string, any>[]>,
  idColumn = 'id'
): AsyncGenerator<Record<string, any>[]> {
  let afterId = 0
  for (let pages = 0; pages < 20_000; pages++) {
    const rows = await page(afterId)
    if (rows.length === 0) return
    yield rows
    afterId = Number(rows.at(-1)![idColumn])
  }
}
