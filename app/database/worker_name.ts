import { hostname } from 'node:os'

/** Names this process, so that a worker on the same machine can see whether it still lives. */
export function workerName(): string {
  return `${hostname().slice(0, 60)}:${process.pid}`
}

/** True when the named worker ran on this machine and its process has ended. */
export function hasEnded(worker: string | null): boolean {
  const [host, pid] = (worker ?? '').split(':')
  return host === hostname().slice(0, 60) && !isAlive(Number(pid))
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
