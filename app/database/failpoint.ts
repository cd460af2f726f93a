import { env } from 'node:process'

let hits = 0

/**
 * A place where a fault test may kill this process: `FAILPOINT=name:nth` sends SIGKILL at the nth
 * pass. It does nothing outside of tests.
 */
export function failpoint(name: string) {
  if (env.NODE_ENV !== 'test' || env.FAILPOINT === undefined) {
    return
  }
  const [wanted, nth] = env.FAILPOINT.split(':')
  if (wanted === name && ++hits === Number(nth)) {
    process.kill(process.pid, 'SIGKILL')
  }
}
