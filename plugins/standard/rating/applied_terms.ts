import vine from '@vinejs/vine'
import { READ_SCOPES, type Read, type ReadScope } from '#sdk/rating'
import type { FormField } from '#sdk/schema'

export const APPLIES_TO = ['all', 'plan', 'metric', 'charge', 'tag'] as const

/** To which charges a discount or a commitment of an account applies. */
export interface AppliedTerms {
  applies_to: (typeof APPLIES_TO)[number]
  /** Codes of plans or metrics, keys or tags of charges; none for all. */
  codes: string[]
  reads_scope: ReadScope
}

const MAXIMUM_CODES = 20

const codesFit = vine.createRule((value, _options, field) => {
  const { applies_to: appliesTo } = field.parent as AppliedTerms
  const count = Array.isArray(value) ? value.length : 0
  if (appliesTo === 'all' && count > 0) {
    field.report('The {{ field }} field stays empty for all charges', 'applied_codes', field)
  }
  if (appliesTo !== 'all' && count === 0) {
    field.report('The {{ field }} field names at least one', 'applied_codes', field)
  }
})

export const appliedTermsSchema = {
  applies_to: vine.enum(APPLIES_TO),
  codes: vine
    .array(vine.string().trim().minLength(1).maxLength(60))
    .distinct()
    .maxLength(MAXIMUM_CODES)
    .use(codesFit()),
  reads_scope: vine.enum(READ_SCOPES),
}

export const appliedTermsFields: readonly FormField[] = [
  {
    name: 'applies_to',
    label: 'standard.fields.applies_to',
    input: 'select',
    required: true,
    options: APPLIES_TO.map((value) => ({ value, label: `standard.applies_to.${value}` })),
  },
  {
    name: 'codes',
    label: 'standard.fields.applied_codes',
    hint: 'standard.hints.applied_codes',
    input: 'values',
    fields: [{ name: 'code', label: 'standard.fields.applied_code', input: 'text' }],
    when: { field: 'applies_to', values: APPLIES_TO.filter((value) => value !== 'all') },
  },
  {
    name: 'reads_scope',
    label: 'standard.fields.reads_scope',
    input: 'select',
    required: true,
    options: READ_SCOPES.map((value) => ({ value, label: `standard.scopes.${value}` })),
  },
]

export function appliedReads({
  applies_to: kind,
  codes,
  reads_scope: scope,
}: AppliedTerms): Read[] {
  const named = kind === 'all' ? ['*'] : [...codes].sort()
  return named.map((code) => ({ kind, code, scope }))
}
