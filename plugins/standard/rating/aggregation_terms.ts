import vine from '@vinejs/vine'
import type { StateOwner } from '#sdk/rating'
import type { FormField } from '#sdk/schema'
import { attributeName, onlyWhen } from '#plugins/standard/rating/term_checks'

/** How the events of an obligation become one quantity. */
export const AGGREGATIONS = ['sum', 'count', 'max', 'latest', 'unique', 'weighted_sum'] as const
export type Aggregation = (typeof AGGREGATIONS)[number]

/** A change weighs from its second on, or from the start of its local day. */
export const WEIGHTS = ['second', 'day'] as const

/** Common to all rules that price a quantity of usage; all of it may be left out. */
export interface AggregationTerms {
  /** The sum when it is left out. */
  aggregation?: Aggregation
  /** Attribute with an exact decimal in base units that counts instead of the event's quantity. */
  value_attribute?: string
  /** With `unique`: the attribute whose different values are counted; the dimension without one. */
  unique_attribute?: string
  /** With `weighted_sum`: the second when it is left out. */
  weighted_by?: (typeof WEIGHTS)[number]
  /** With `weighted_sum`: each period begins with the level that the one before ended with. */
  carries_level?: boolean
}

const VALUED = [undefined, null, 'sum', 'max', 'latest']

export const aggregationTermsSchema = {
  aggregation: vine.enum(AGGREGATIONS).optional(),
  value_attribute: attributeName()
    .use(onlyWhen({ field: 'aggregation', values: VALUED }))
    .optional(),
  unique_attribute: attributeName()
    .use(onlyWhen({ field: 'aggregation', values: ['unique'] }))
    .optional(),
  weighted_by: vine
    .enum(WEIGHTS)
    .use(onlyWhen({ field: 'aggregation', values: ['weighted_sum'] }))
    .optional(),
  carries_level: vine
    .boolean()
    .use(onlyWhen({ field: 'aggregation', values: ['weighted_sum'] }))
    .optional(),
}

const whenWeighted = { field: 'aggregation', values: ['weighted_sum'] }

export const aggregationTermsFields: readonly FormField[] = [
  {
    name: 'aggregation',
    label: 'standard.fields.aggregation',
    hint: 'standard.hints.aggregation',
    input: 'select',
    options: AGGREGATIONS.map((value) => ({ value, label: `standard.aggregations.${value}` })),
  },
  {
    name: 'value_attribute',
    label: 'standard.fields.value_attribute',
    hint: 'standard.hints.value_attribute',
    input: 'text',
    when: { field: 'aggregation', values: ['sum', 'max', 'latest'] },
  },
  {
    name: 'unique_attribute',
    label: 'standard.fields.unique_attribute',
    hint: 'standard.hints.unique_attribute',
    input: 'text',
    when: { field: 'aggregation', values: ['unique'] },
  },
  {
    name: 'weighted_by',
    label: 'standard.fields.weighted_by',
    input: 'select',
    options: WEIGHTS.map((value) => ({ value, label: `standard.weights.${value}` })),
    when: whenWeighted,
  },
  {
    name: 'carries_level',
    label: 'standard.fields.carries_level',
    hint: 'standard.hints.carries_level',
    input: 'switch',
    when: whenWeighted,
  },
]

/** A level that is carried on is that of a service. */
export function aggregationOwner({ carries_level: carries }: AggregationTerms): StateOwner | null {
  return carries === true ? 'service' : null
}
