/**
 * An error a plugin throws on purpose: `code` is machine-readable ('E_...'), the message says what
 * is wrong and what to do next. The host wraps it as `E_PLUGIN_FAILED`, names the plugin and the
 * rule, and parks the account; it never stops the run.
 */
export class PluginError extends Error {
  constructor(
    readonly code: `E_${string}`,
    message: string,
    options?: { cause?: unknown }
  ) {
    super(message, options)
    this.name = 'PluginError'
  }
}
