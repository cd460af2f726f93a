import type { Visitor } from '#benchmarks/pages/visitor'

const AT_ONCE = 4
const REQUESTS = 200
const WARM_UP = 40

export interface PageTimes {
  readonly p50: number
  readonly p95: number
  readonly max: number
}

/** Milliseconds of one page under four requests at a time. */
export async function measurePage(visitor: Visitor, path: string): Promise<PageTimes> {
  await requests(visitor, path, WARM_UP)
  const times = await requests(visitor, path, REQUESTS)
  times.sort((one, other) => one - other)
  return { p50: share(times, 0.5), p95: share(times, 0.95), max: times.at(-1)! }
}

async function requests(visitor: Visitor, path: string, count: number): Promise<number[]> {
  const times: number[] = []
  let begun = 0
  const reader = async () => {
    while (begun++ < count) times.push(await visitor.open(path))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, reader))
  return times
}

/** The smallest time within which this share of the requests was answered. */
function share(sorted: readonly number[], part: number): number {
  return sorted[Math.ceil(sorted.length * part) - 1]
}
