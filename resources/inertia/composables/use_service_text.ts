import type { Data } from '~generated/data'
import { useText } from '~/composables/use_text'

type Service = Pick<Data.Customers.Service, 'label' | 'identifiers'>

/** How a service and its type are called; the names of types come from plugins. */
export function useServiceText() {
  const { t, has } = useText()

  function typeName(code: string) {
    const [plugin, ...name] = code.split('.')
    const key = `${plugin}.service_types.${name.join('.')}`
    return has(key) ? t(key) : code
  }

  function identifierOf({ label, identifiers }: Service) {
    return identifiers[0]?.text ?? label
  }

  return { typeName, identifierOf }
}
