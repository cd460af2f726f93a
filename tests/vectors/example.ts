/** The fields of an example's input: whatever its kind needs, as JSON gives it. */
export type Fields = Record<string, any>

/**
 * One worked example: figures published by somebody else. Kinds may carry further fields of their
 * own.
 */
export type Example = {
  readonly id: string
  readonly source: unknown
  readonly kind: string
  readonly input?: any
  readonly expected: unknown
  /**
   * The right value where `expected` is the source's float artefact; overrides it field by field.
   */
  readonly exact?: unknown
  readonly [field: string]: unknown
}

/**
 * Turns the input of one kind into a call of the real function and its answer into the fields that
 * `expected` may have. It may know more fields than one example asks for; it never looks at
 * `expected`.
 */
export type Adapter = (input: any, example: Example) => unknown

export type AdapterSet = { readonly kinds: Readonly<Record<string, Adapter>> }

/**
 * The system an example comes from, in lower case: systems disagree by design, so it chooses the
 * policy.
 */
export function systemOf(example: Example): string {
  const source = typeof example.source === 'string' ? example.source : ''
  return source.split('/')[0].toLowerCase()
}
