import type { Data } from '~generated/data'
import { useText } from '~/composables/use_text'
import { useFormat } from '~/composables/use_format'

type Change = Data.Subscriptions.SubscriptionDetails['changes'][number]
type State = Data.Subscriptions.Subscription['state']

const TONES: { [state in State]: string } = {
  planned: 'info',
  active: 'success',
  paused: 'warning',
  ended: 'neutral',
}

/** How subscriptions and their changes are said in words. */
export function useSubscriptionText() {
  const { t } = useText()
  const { date, integer } = useFormat()

  function stateTone(state: State) {
    return TONES[state]
  }

  /** What a change sets: a plan, a quantity, what becomes of what was billed in advance. */
  function detail({ kind, plan, quantity, credit }: Change) {
    return [
      plan && `${plan.name} ${t('plans.version_short', { version: plan.version })}`,
      quantity && `${integer(quantity)} ×`,
      kind === 'end' && credit ? t(`subscriptions.credits.${credit}`) : null,
    ]
      .filter(Boolean)
      .join(' · ')
  }

  /** Days with an end that may be open; readers see the last day. */
  function days(startsOn: string, endsOn: string | null) {
    if (endsOn === null) return `${date(startsOn)} – ${t('plans.open_end')}`
    const last = new Date(Date.parse(endsOn) - 86_400_000).toISOString().slice(0, 10)
    return `${date(startsOn)} – ${date(last)}`
  }

  return { stateTone, detail, days }
}
