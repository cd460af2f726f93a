import { readFileSync } from 'node:fs'
import { pid } from 'node:process'

const INTERVAL_MS = 100

/** The largest memory that any process below this one held, sampled; 0 where nothing tells it. */
export function watchChildren() {
  let peak = 0
  const timer = setInterval(() => {
    for (const child of descendants(pid)) peak = Math.max(peak, highWaterMark(child))
  }, INTERVAL_MS)
  timer.unref()
  return {
    peakMegabytes() {
      clearInterval(timer)
      return peak / 1024
    },
  }
}

function descendants(parent: number): number[] {
  const text = readOrEmpty(`/proc/${parent}/task/${parent}/children`).trim()
  const children = text === '' ? [] : text.split(' ').map(Number)
  return children.flatMap((child) => [child, ...descendants(child)])
}

/** Kilobytes: the peak of a process since it began. */
function highWaterMark(process: number): number {
  return Number(/VmHWM:\s+(\d+) kB/.exec(readOrEmpty(`/proc/${process}/status`))?.[1] ?? 0)
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
