import { createServer } from 'node:net'
import process from 'node:process'
import { Refusal } from './fail.mjs'

/** Fails with one sentence when the console cannot listen where it is told to. */
export function refuseTakenPort(how) {
  const { HOST: host, PORT: port } = process.env
  const probe = createServer()
  return new Promise((resolve, reject) => {
    probe.once('error', (error) => reject(portRefusal(error, host, port, how)))
    probe.listen({ host, port: Number(port) }, () => probe.close(resolve))
  })
}

function portRefusal(error, host, port, how) {
  if (error.code === 'EADDRINUSE') {
    return new Refusal(
      `Port ${port} is taken by another program. Stop it, or choose another: PORT=${Number(port) + 1} ${how}`
    )
  }
  if (error.code === 'EACCES') {
    return new Refusal(`There is no permission to listen on port ${port}. Choose one above 1023.`)
  }
  return new Refusal(
    `It is not possible to listen on ${host}:${port} (${error.code ?? error.message}).`
  )
}
