import { useText } from '~/composables/use_text'
import type { Tone } from '~/components/list/types'

const TONES: Record<string, Tone> = {
  ordered: 'neutral',
  trying: 'info',
  tried: 'warning',
  approved: 'info',
  running: 'info',
  applied: 'success',
  failed: 'error',
}

/** How far a correction is, in words and as a colour. */
export function useCorrectionText() {
  const { t } = useText()
  return {
    tone: (state: string): Tone => TONES[state] ?? 'neutral',
    state: (state: string) => t(`corrections.states.${state}`),
  }
}
