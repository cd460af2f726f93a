import { pluginHost } from '#app/plugin_host/plugin_host'

/** An identifier as people read it; as it is stored when the plugin of its type is not deployed. */
export function presentIdentifier(typeCode: string, identifier: string): string {
  const type = pluginHost().registry.serviceTypes.find(typeCode)
  return type ? type.value.present(identifier) : identifier
}
