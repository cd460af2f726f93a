import { moneyToDecimalText } from '#kernel/money'

export interface MonthBar {
  /** First day of the month. */
  readonly month: string
  readonly minor: bigint
}

interface Options {
  readonly bars: readonly MonthBar[]
  readonly currency: string
  readonly locale: string
  readonly width: number
  readonly height: number
}

/** Colours that stand for the page's own, which the reader's scheme decides. */
const COLOURS = {
  '#010101': 'var(--ui-primary)',
  '#020202': 'var(--ui-text-muted)',
  '#030303': 'var(--ui-border)',
  '#040404': 'color-mix(in oklab, var(--ui-primary) 45%, transparent)',
} as const
const [BAR, TEXT, LINE, CURRENT] = Object.keys(COLOURS)

/**
 * Amounts by month as bars, drawn to SVG here so that no chart code goes to the browser. The picture is for
 * the eye only: exact figures stand in the table below it, and in the picture they are plain numbers.
 */
export async function monthChart(options: Options): Promise<string> {
  const echarts = await loadEcharts()
  const { width, height } = options
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption(optionOf(options) as never)
    return paint(chart.renderToSVGString())
  } finally {
    chart.dispose()
  }
}

async function loadEcharts() {
  const [core, { BarChart }, { GridComponent }, { SVGRenderer }] = await Promise.all([
    import('echarts/core'),
    import('echarts/charts'),
    import('echarts/components'),
    import('echarts/renderers'),
  ])
  core.use([BarChart, GridComponent, SVGRenderer])
  return core
}

function optionOf({ bars, currency, locale, width }: Options) {
  const isNarrow = width < 500
  const months = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' })
  const short = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 })
  const label = { color: TEXT, fontFamily: 'inherit', fontSize: 11 }
  return {
    animation: false,
    grid: { left: 4, right: 4, top: 12, bottom: 4, outerBoundsMode: 'same' },
    xAxis: {
      type: 'category',
      data: bars.map(({ month }) => months.format(Date.parse(month))),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: LINE } },
      axisLabel: { ...label, interval: isNarrow ? 1 : 0 },
    },
    yAxis: {
      type: 'value',
      splitNumber: 3,
      splitLine: { lineStyle: { color: LINE, type: [2, 4] } },
      axisLabel: { ...label, formatter: (value: number) => short.format(value) },
    },
    series: [
      {
        type: 'bar',
        barWidth: '58%',
        silent: true,
        data: bars.map(({ minor }, index) => ({
          value: Number(moneyToDecimalText({ minor, currency })),
          itemStyle: {
            color: index === bars.length - 1 ? CURRENT : BAR,
            borderRadius: [3, 3, 0, 0],
          },
        })),
      },
    ],
  }
}

/** Puts the page's colours in, and lets the picture take the width it is given. */
function paint(svg: string) {
  let text = svg.replace(/<svg width="(\d+)" height="(\d+)"/, '<svg aria-hidden="true"')
  for (const [placeholder, colour] of Object.entries(COLOURS)) {
    text = text.replaceAll(placeholder, colour)
  }
  return text
}
