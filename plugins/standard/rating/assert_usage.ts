import { PluginError } from '#sdk/errors'
import type { CompileContext } from '#sdk/rating'

/** Throws E_STANDARD_USAGE for a charge without metrics, whose rule has nothing to price. */
export function assertUsage(rule: string, { metrics }: CompileContext): void {
  if (metrics.length > 0) return
  throw new PluginError('E_STANDARD_USAGE', `${rule} prices usage: give the charge a metric`)
}
