import { hostname } from 'node:os'
import { clock } from '#app/database/clock'
import { HEARTBEAT_TIMEOUT_MS } from '#app/billing/bill_run'

/** Whether nobody works on a chunk any more: its process is gone, or was not heard of for a minute. */
export function isDead(worker: string | null, heartbeatAt: number): boolean {
  const [host, pid] = (worker ?? ':0').split(':')
  if (host === hostname().slice(0, 60) && !isAlive(Number(pid))) {
    return true
  }
  return clock.now() - heartbeatAt > HEARTBEAT_TIMEOUT_MS
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
