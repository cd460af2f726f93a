import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'
import { arch, platform, version } from 'node:process'

/** Null on a quiet machine. */
export function describeLoad(): string | null {
  if (loadavg()[0] < availableParallelism() / 2) return null
  return (
    'Other programs are busy here: rates are lower than they could be. Ratios to the bare limit, ' +
    'which shares the machine, and processor seconds hold better.'
  )
}

/** Where the figures come from; without it they say nothing. */
export function describeMachine(): string {
  const gigabytes = Math.round(totalmem() / 1024 ** 3)
  const load = loadavg()[0].toLocaleString('en-US', { maximumFractionDigits: 1 })
  return (
    `${cpus()[0].model}, ${availableParallelism()} cores, ${gigabytes} GB, ` +
    `${platform}-${arch}, Node ${version}, load ${load} at the start`
  )
}
