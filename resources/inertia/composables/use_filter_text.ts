import { useText } from '~/composables/use_text'
import { useFormat } from '~/composables/use_format'
import type { FilterField } from '~/components/list/types'

/** A filter's value in words, for its chip. */
export function useFilterText() {
  const { t } = useText()
  const { date, decimal } = useFormat()

  return (field: FilterField, value: string): string => {
    if (field.input === 'choice') {
      const options = new Map(field.options.map((option) => [option.value, option]))
      return value
        .split(',')
        .map((each) => options.get(each)?.text ?? t(options.get(each)?.label ?? each))
        .join(', ')
    }
    if (field.input === 'link') return field.text ?? value
    if (field.input === 'text') return value

    const write = field.input === 'dates' ? date : decimal
    const [from, to = from] = value.split('..')
    if (from === to) return write(from!)
    if (!from) return t('list.until', { value: write(to!) })
    return to ? `${write(from)} – ${write(to)}` : t('list.since', { value: write(from) })
  }
}
