import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'
import { arch, platform, version } from 'node:process'

/** Where the figures come from; without it they say nothing. */
export function describeMachine(): string {
  const gigabytes = Math.round(totalmem() / 1024 ** 3)
  const load = loadavg()[0].toLocaleString('en-US', { maximumFractionDigits: 1 })
  return (
    `${cpus()[0].model}, ${availableParallelism()} cores, ${gigabytes} GB, ` +
    `${platform}-${arch}, Node ${version}, load ${load} at the start`
  )
}
