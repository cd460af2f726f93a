import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

const TOKEN = /^ch_(\d{1,10})_([\w-]{43})$/

/** A new secret of 256 bits, and what the database keeps of it. */
export function makeSecret() {
  const secret = randomBytes(32).toString('base64url')
  return { secret, hash: hashOf(secret) }
}

/** The text a program sends: the row it belongs to, then the secret. */
export function formatToken(id: number, secret: string) {
  return `ch_${id}_${secret}`
}

export function parseToken(text: string) {
  const match = TOKEN.exec(text)
  return match ? { id: Number(match[1]), secret: match[2] } : null
}

/** Takes the same time wherever the difference lies, so that a secret cannot be guessed piece by piece. */
export function isSecret(secret: string, hash: Uint8Array) {
  return timingSafeEqual(hashOf(secret), hash)
}

/** A plain hash suffices: the secret is random and long, unlike a password. */
function hashOf(secret: string) {
  return createHash('sha256').update(secret).digest()
}
