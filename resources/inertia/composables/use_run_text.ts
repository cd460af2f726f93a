import { useText } from '~/composables/use_text'
import type { Tone } from '~/components/list/types'

const TONES: Record<string, Tone> = {
  freezing: 'info',
  issuing: 'info',
  finished: 'success',
  cancelled: 'neutral',
  failed: 'error',
}

/** A run's kind and state in words, and the colour of the state. */
export function useRunText() {
  const { t } = useText()
  return {
    tone: (state: string): Tone => TONES[state] ?? 'neutral',
    state: (state: string) => t(`runs.states.${state}`),
    kind: (kind: string) => t(`runs.kinds.${kind}`),
  }
}
