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

const UNITS = ['month', 'day', 'week', 'year']

/** Stretches of a subscription's life: a trial, an introductory price, the time after it. */
export function phaseFields(): FormField[] {
  const choice = (values: string[], texts: string) =>
    values.map((value) => ({ value, label: `plans.${texts}.${value}` }))
  return [
    formField({
      name: 'phases',
      label: 'plans.phases',
      hint: 'plans.hints.phases',
      input: 'list',
      fields: [
        formField({ name: 'name', label: 'plans.name', input: 'text', required: true }),
        formField({
          name: 'key',
          label: 'plans.charge_key',
          hint: 'plans.hints.phase_key',
          input: 'text',
          required: true,
        }),
        formField({
          name: 'count',
          label: 'plans.phase_count',
          hint: 'plans.hints.phase_count',
          input: 'integer',
        }),
        formField({
          name: 'unit',
          label: 'plans.period_unit',
          input: 'select',
          required: true,
          options: choice(UNITS, 'units'),
        }),
        formField({
          name: 'then',
          label: 'plans.phase_then',
          hint: 'plans.hints.phase_then',
          input: 'select',
          options: choice(['ends', 'renews'], 'thens'),
        }),
      ],
    }),
    formField({
      name: 'phaseAnchor',
      label: 'plans.phase_anchor',
      input: 'select',
      required: true,
      options: choice(['keep', 'after_first_phase'], 'phase_anchors'),
    }),
  ]
}
