import { at } from '#plugins/vat/taxes/data/at'
import { be } from '#plugins/vat/taxes/data/be'
import { bg } from '#plugins/vat/taxes/data/bg'
import { cy } from '#plugins/vat/taxes/data/cy'
import { cz } from '#plugins/vat/taxes/data/cz'
import { de } from '#plugins/vat/taxes/data/de'
import { dk } from '#plugins/vat/taxes/data/dk'
import { ee } from '#plugins/vat/taxes/data/ee'
import { es } from '#plugins/vat/taxes/data/es'
import { fi } from '#plugins/vat/taxes/data/fi'
import { fr } from '#plugins/vat/taxes/data/fr'
import { gb } from '#plugins/vat/taxes/data/gb'
import { gr } from '#plugins/vat/taxes/data/gr'
import { hr } from '#plugins/vat/taxes/data/hr'
import { hu } from '#plugins/vat/taxes/data/hu'
import { ie } from '#plugins/vat/taxes/data/ie'
import { it } from '#plugins/vat/taxes/data/it'
import { lt } from '#plugins/vat/taxes/data/lt'
import { lu } from '#plugins/vat/taxes/data/lu'
import { lv } from '#plugins/vat/taxes/data/lv'
import { mt } from '#plugins/vat/taxes/data/mt'
import { nl } from '#plugins/vat/taxes/data/nl'
import { pl } from '#plugins/vat/taxes/data/pl'
import { pt } from '#plugins/vat/taxes/data/pt'
import { ro } from '#plugins/vat/taxes/data/ro'
import { ru } from '#plugins/vat/taxes/data/ru'
import { se } from '#plugins/vat/taxes/data/se'
import { si } from '#plugins/vat/taxes/data/si'
import { sk } from '#plugins/vat/taxes/data/sk'
import type { CountryRates } from '#plugins/vat/taxes/country_rates'

/** Countries with a company that bills: all their rates are known. */
export const SELLER_COUNTRIES = ['DE', 'FR', 'AT', 'NL', 'PL', 'GB', 'RU'] as const

/** All countries whose rates are known, by ISO code. */
export const COUNTRIES: ReadonlyMap<string, CountryRates> = new Map(
  [
    at,
    be,
    bg,
    cy,
    cz,
    de,
    dk,
    ee,
    es,
    fi,
    fr,
    gb,
    gr,
    hr,
    hu,
    ie,
    it,
    lt,
    lu,
    lv,
    mt,
    nl,
    pl,
    pt,
    ro,
    ru,
    se,
    si,
    sk,
  ].map((country) => [country.country, country])
)
