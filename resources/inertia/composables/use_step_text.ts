import { useText } from '~/composables/use_text'
import { useFormat } from '~/composables/use_format'

export interface Words {
  key: string
  values: Record<string, string | number>
}

const DECIMAL = /^-?\d{1,30}(\.\d{1,30})?$/

/** Sentences of plugins, with exact decimals in them as the reader's language writes them. */
export function useStepText() {
  const { t } = useText()
  const { decimal } = useFormat()

  /** Whole numbers in text stay as they are: they may be codes. */
  function words({ key, values }: Words) {
    const own = Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' && value.includes('.') && DECIMAL.test(value)
        ? decimal(value, 2)
        : value,
    ])
    return t(key, Object.fromEntries(own))
  }

  /** An exact amount; a ratio that no decimal can write stays a ratio. */
  function exact(amount: string) {
    return DECIMAL.test(amount) ? decimal(amount, 2) : amount
  }

  return { words, exact }
}
