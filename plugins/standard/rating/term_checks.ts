import vine from '@vinejs/vine'

interface Only {
  /** The field of the same level that decides. */
  readonly field: string
  readonly values: readonly unknown[]
}

/**
 * Refuses a value that means something only while another field has one of some values. What means
 * nothing (false) is let through, since a form sends it for a switch that nobody touched.
 */
export const onlyWhen = vine.createRule((value: unknown, { field, values }: Only, context) => {
  const { parent } = context as unknown as { parent: Record<string, unknown> }
  if (value === false || values.includes(parent[field])) return
  const allowed = values.map((one) => one ?? 'nothing').join(', ')
  context.report(
    `The {{ field }} field can only be given when ${field} is ${allowed}`,
    'only_when',
    context
  )
})

/** Refuses nothing where a value is needed because another field has one of some values. */
export const neededWhen = vine.createRule(
  (value: unknown, { field, values }: Only, context) => {
    const { parent } = context as unknown as { parent: Record<string, unknown> }
    const isMissing = value === undefined || value === null || value === ''
    if (!isMissing || !values.includes(parent[field])) return
    context.report(
      `The {{ field }} field is needed when ${field} is ${parent[field]}`,
      'needed_when',
      context
    )
  },
  { implicit: true }
)

const MAXIMUM_ATTRIBUTE = 60

/** The name of an attribute of usage events. */
export function attributeName() {
  return vine
    .string()
    .trim()
    .maxLength(MAXIMUM_ATTRIBUTE)
    .regex(/^[a-z][a-z0-9_]*$/i)
}
