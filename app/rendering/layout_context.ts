import { moneyToDecimalText } from '#kernel/money'
import type { LayoutContext } from '#sdk/layout'
import type { Metric } from '#sdk/service_type'
import { formatLocalDate, formatLocalDateTime } from '#app/rendering/format_date'
import { formatDecimalText, formatMoneyText } from '#app/rendering/format_decimal'
import { formatQuantity } from '#app/rendering/format_quantity'
import type { PluginTexts } from '#app/rendering/language_files'
import { formattingLocale, type PageSize } from '#app/rendering/locales'

/** What a document looks like beside its content. `logo` is a data URL of a PNG or JPEG. */
export interface Branding {
  readonly logo: string | null
  /** '#rrggbb'. */
  readonly colour: string
}

export interface ContextInput {
  readonly texts: PluginTexts
  readonly pageSize: PageSize
  readonly branding: Branding
  readonly metric: (code: string) => Metric
}

/** Everything a layout may ask for: texts and notation of one language, and nothing else. */
export function layoutContext({ texts, pageSize, branding, metric }: ContextInput): LayoutContext {
  const locale = formattingLocale(texts.locale, pageSize)
  const countries = new Intl.DisplayNames(locale, { type: 'region' })
  return {
    locale: texts.locale,
    pageSize,
    branding,
    text: (key, values) => texts.text(key, values),
    money({ minor, currency }) {
      const text = moneyToDecimalText({ minor: BigInt(minor), currency })
      return formatMoneyText(text, currency, locale)
    },
    number: (value) => formatDecimalText(value, locale),
    date: (value) => formatLocalDate(value, locale),
    dateTime: (epochSeconds, offset) => formatLocalDateTime(epochSeconds, offset, locale),
    quantity: (code, quantity) => formatQuantity(quantity, metric(code), locale),
    country: (code) => countries.of(code) ?? code,
  }
}
