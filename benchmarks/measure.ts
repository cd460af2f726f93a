import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { cpuUsage, resourceUsage, threadCpuUsage } from 'node:process'
import type { Measured } from '#benchmarks/figure'
import { watchChildren } from '#benchmarks/child_memory'

/** Times a piece of work in this process and what it started; peak memory is the process's own. */
export async function measure(
  work: () => Promise<{ count: number; note?: string }>
): Promise<Measured> {
  const children = watchChildren()
  const childrenBefore = childrenCpuSeconds()
  const cpuBefore = cpuUsage()
  const startedAt = performance.now()
  const done = await work()
  const seconds = (performance.now() - startedAt) / 1000
  const { user, system } = cpuUsage(cpuBefore)
  return {
    ...done,
    seconds,
    cpuSeconds: (user + system) / 1e6 + childrenCpuSeconds() - childrenBefore,
    peakMegabytes: Math.max(resourceUsage().maxRSS / 1024, children.peakMegabytes()),
  }
}

/**
 * Adds up the processor time of this thread over pieces of work between which something unmeasured
 * is prepared. Processor time and not the clock's, so that other programs do not count.
 */
export class CoreStopwatch {
  #seconds = 0

  run<T>(work: () => T): T {
    const before = threadCpuUsage()
    const result = work()
    const { user, system } = threadCpuUsage(before)
    this.#seconds += (user + system) / 1e6
    return result
  }

  measured(count: number): Measured {
    return {
      count,
      seconds: this.#seconds,
      cpuSeconds: this.#seconds,
      peakMegabytes: resourceUsage().maxRSS / 1024,
    }
  }
}

const TICKS_PER_SECOND = 100

/** User and system time of children that have ended, where the system tells it (Linux). */
function childrenCpuSeconds(): number {
  try {
    const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1].split(' ')
    return (Number(fields[13]) + Number(fields[14])) / TICKS_PER_SECOND
  } catch {
    return 0
  }
}
