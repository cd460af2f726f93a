import { PluginError } from '#sdk/errors'
import type { ImportPriceListInput } from '#plugins/telecom/actions/import_price_list'
import { ALL_TIMES } from './check_bands.js'
import { parsePriceList } from './parse_price_list.js'
import { tariffRows } from './tariff_rows.js'

/** What an import would bring, or what keeps it from being one; nothing is stored. */
export interface PriceListCheck {
  readonly destinations: number
  readonly prefixes: number
  readonly unpriced: number
  /** Rows count from 1; 0 stands for the list as a whole. */
  readonly problems: readonly { readonly row: number; readonly problem: string }[]
}

/** A dry run by the code that imports: an import after a check without problems is not refused. */
export function checkPriceList(input: ImportPriceListInput): PriceListCheck {
  try {
    const list = parsePriceList(input.text, {
      timeZone: input.timeZone,
      increments: { first: 1, following: 1 },
    })
    const bands = input.bands ?? [ALL_TIMES]
    const version = `${input.code}@${input.edition}`
    const tariff = tariffRows(version, input.per, list.entries, bands)
    const isEmpty = list.entries.length === 0 && list.problems.length === 0
    return {
      destinations: tariff.destinations.length,
      prefixes: tariff.prefixes.length,
      unpriced: list.unpriced,
      problems: [
        ...list.problems,
        ...tariff.problems.map((problem) => ({ row: 0, problem })),
        ...(isEmpty ? [{ row: 0, problem: 'The list has no prices.' }] : []),
      ],
    }
  } catch (error) {
    if (!(error instanceof PluginError)) throw error
    const problems = [{ row: 0, problem: error.message }]
    return { destinations: 0, prefixes: 0, unpriced: 0, problems }
  }
}
