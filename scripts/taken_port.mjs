import { createServer } from 'node:net'
import process from 'node:process'
import { Refusal } from './fail.mjs'

/** Fails with one sentence when the console cannot listen where it is told to. */
export async function refuseTakenPort(how) {
  const { HOST: host, PORT: port } = process.env
  const number = Number(port)
  if (!Number.isInteger(number) || number < 1 || number > 65_535) {
    throw new Refusal(`PORT is "${port}"; it must be a number from 1 to 65535.`)
  }
  const probe = createServer()
  await new Promise((resolve, reject) => {
    probe.once('error', (error) => reject(portRefusal(error, host, port, how)))
    probe.listen({ host, port: number }, () => probe.close(resolve))
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
