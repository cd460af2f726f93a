import { formField, type FormField } from '~/components/form/fields'
import { PRORATIONS, type PlanChoices } from '~/components/catalog/choices'

/** What a version says beside its charges. A source of periods asks for terms of its own. */
export function versionFields(choices: PlanChoices): FormField[] {
  const sources = choices.periodSources.map(({ code, label, fields }) =>
    formField({
      name: 'periodTerms',
      label,
      input: 'group',
      required: true,
      fields,
      when: { field: 'periodSource', values: [code] },
    })
  )
  return [
    formField({
      name: 'currencies',
      label: 'plans.currencies',
      hint: 'plans.hints.currencies',
      input: 'values',
      required: true,
      fields: [formField({ name: 'currency', label: 'accounts.currency', input: 'text' })],
    }),
    formField({ name: 'validFrom', label: 'plans.valid_from', input: 'date', required: true }),
    formField({
      name: 'validTo',
      label: 'plans.valid_to',
      hint: 'plans.hints.valid_to',
      input: 'date',
    }),
    formField({
      name: 'periodCount',
      label: 'plans.period_count',
      input: 'integer',
      required: true,
    }),
    formField({
      name: 'periodUnit',
      label: 'plans.period_unit',
      input: 'select',
      required: true,
      options: ['month', 'day', 'week', 'year'].map((value) => ({
        value,
        label: `plans.units.${value}`,
      })),
    }),
    formField({
      name: 'proration',
      label: 'plans.proration',
      input: 'select',
      required: true,
      options: PRORATIONS.map((value) => ({ value, label: `plans.prorations.${value}` })),
    }),
    formField({
      name: 'periodSource',
      label: 'plans.period_source',
      hint: 'plans.hints.period_source',
      input: 'select',
      options: choices.periodSources.map(({ code, label }) => ({ value: code, label })),
    }),
    ...sources,
  ]
}
