/** Which plugin code is being called; every error and every measurement names it. */
export interface PluginCall {
  readonly plugin: string
  /** The point of the contract: 'rate', 'explain', 'decide', 'compose', ... */
  readonly point: string
  /** Code and revision of what was registered, for example 'standard.flat@1'. */
  readonly code: string
}

export function describeCall(call: PluginCall): string {
  return `plugin "${call.plugin}", ${call.code}, ${call.point}`
}
