import type { Data } from '~generated/data'
import { useFormat } from '~/composables/use_format'
import { useText } from '~/composables/use_text'

type Coupon = Data.Discounts.Coupon

export const COUPON_TONES: Record<string, string> = {
  open: 'success',
  later: 'info',
  expired: 'neutral',
  used_up: 'neutral',
  closed: 'neutral',
}

export const REDEMPTION_TONES: Record<string, string> = {
  redeemed: 'success',
  ended: 'neutral',
  withdrawn: 'warning',
}

/** A coupon in words. */
export function useDiscountText() {
  const { t } = useText()
  const { money, date } = useFormat()

  const off = ({ amount, percent }: Pick<Coupon, 'amount' | 'percent'>) =>
    amount ? money(amount) : `${percent} %`

  const lasts = ({ duration, periods }: Pick<Coupon, 'duration' | 'periods'>) =>
    duration === 'periods'
      ? t('discounts.for_periods', { count: periods ?? 0 })
      : t(`discounts.duration.${duration}`)

  const appliesTo = ({ appliesTo: kind, codes }: { appliesTo: string; codes: string[] }) =>
    [t(`discounts.appliesTo.${kind}`), codes.join(', ')].filter(Boolean).join(': ')

  const days = (from: string, to: string | null) =>
    to ? `${date(from)} – ${date(to)}` : t('discounts.from_on', { date: date(from) })

  return { off, lasts, appliesTo, days }
}
