import { monthChart } from '#app/reporting/charts/month_chart'
import type { Overview } from '#app/reporting/queries/read_overview'

/** The same picture for a wide screen and for a phone, where a scaled one could not be read. */
const SIZES = { wide: [860, 220], narrow: [330, 200] } as const
const MOST_REMEMBERED = 200

export interface OverviewCharts {
  readonly wide: string
  readonly narrow: string
}

/** Draws what was invoiced by month, in the company's currency; unchanged figures are drawn once. */
export default class DrawOverview {
  static readonly #drawn = new Map<string, OverviewCharts>()

  async execute(overview: Overview, locale: string): Promise<OverviewCharts> {
    const { currency, invoiced } = overview
    const bars = overview.months.map((month) => {
      const own = invoiced.find((part) => part.month === month && part.currency === currency)
      return { month, minor: own?.grossMinor ?? 0n }
    })
    const figures = bars.map(({ month, minor }) => `${month}=${minor}`).join()
    const key = `${locale}:${currency}:${figures}`
    const drawn = DrawOverview.#drawn
    if (!drawn.has(key)) {
      if (drawn.size >= MOST_REMEMBERED) drawn.clear()
      const draw = ([width, height]: readonly [number, number]) =>
        monthChart({ bars, currency, locale, width, height })
      drawn.set(key, { wide: await draw(SIZES.wide), narrow: await draw(SIZES.narrow) })
    }
    return drawn.get(key)!
  }
}
