import { ApiRequest } from '@japa/api-client'

/** Makes the test client keep the bytes of files as they are; it would read them as text. */
export function keepBinary(...types: string[]) {
  for (const type of types) ApiRequest.addParser(type, collect)
  return () => types.forEach((type) => ApiRequest.removeParser(type))
}

const collect: Parameters<typeof ApiRequest.addParser>[1] = (response, done) => {
  const parts: Buffer[] = []
  response.on('data', (part: Buffer | string) => parts.push(Buffer.from(part as string, 'binary')))
  response.on('end', () => done(null, Buffer.concat(parts)))
}
