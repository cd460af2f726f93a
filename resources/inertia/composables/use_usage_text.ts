import { useText } from '~/composables/use_text'
import type { Tone } from '~/components/list/types'

const IMPORT_TONES: Record<string, Tone> = {
  waiting: 'neutral',
  running: 'info',
  finished: 'success',
  failed: 'error',
}
const SUSPENSE_TONES: Record<string, Tone> = {
  open: 'warning',
  mended: 'success',
  written_off: 'neutral',
  settled: 'success',
}

/** States, reasons, formats and metrics of usage in words; codes of plugins have theirs from the plugin. */
export function useUsageText() {
  const { t, has } = useText()

  /** `telecom.BAD_NUMBER` is a text of the plugin, `TOO_OLD` one of the core. */
  function reason(code: string) {
    const key = code.includes('.') ? code : `usage.reasons.${code}`
    return has(key) ? t(key) : code
  }

  /** What exactly was wrong: a sentence, or the facts of an event as names and values. */
  function detail(text: string) {
    if (!text.startsWith('{')) return text
    const facts = Object.entries(JSON.parse(text) as Record<string, unknown>)
    return facts.map(([name, value]) => `${name} ${value}`).join(' · ')
  }

  /** The plugin's own name for something under its code: `telecom.csv` is `telecom.usage_formats.csv`. */
  function named(group: 'usage_formats' | 'metrics', code: string) {
    const [plugin, ...name] = code.split('.')
    const key = `${plugin}.${group}.${name.join('.')}`
    return has(key) ? t(key) : code
  }

  return {
    reason,
    detail,
    format: (code: string) =>
      code === 'api' ? t('usage.doors.api') : named('usage_formats', code),
    metric: (code: string) => named('metrics', code),
    importState: (state: string) => t(`usage.import_states.${state}`),
    importTone: (state: string): Tone => IMPORT_TONES[state] ?? 'neutral',
    suspenseState: (state: string) => t(`usage.suspense_states.${state}`),
    suspenseTone: (state: string): Tone => SUSPENSE_TONES[state] ?? 'neutral',
  }
}
