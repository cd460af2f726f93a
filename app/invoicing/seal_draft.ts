import { canonicalJson, canonicalObject } from '#kernel/canonical_json'
import { sha256 } from '#app/database/hashed_key'
import type { Draft } from '#app/invoicing/draft'

/** The text of a draft as it is stored, and the hash of its body; the body is written out once. */
export function sealDraft({ body, ...rest }: Draft): { text: string; bodyHash: Buffer } {
  const bodyText = canonicalJson(body as never)
  const members: Record<string, string> = { body: bodyText }
  for (const [name, value] of Object.entries(rest)) members[name] = canonicalJson(value as never)
  return { text: canonicalObject(members), bodyHash: sha256(bodyText) }
}
