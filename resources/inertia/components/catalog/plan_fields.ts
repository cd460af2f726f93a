import { formField, type FormField } from '~/components/form/fields'
import type { PlanChoices } from '~/components/catalog/choices'

/** What a plan says of itself. Its code is given once. */
export function planFields(choices: PlanChoices, withCode: boolean): FormField[] {
  const code = formField({
    name: 'code',
    label: 'plans.code',
    hint: 'plans.hints.code',
    input: 'text',
    required: true,
  })
  return [
    ...(withCode ? [code] : []),
    formField({ name: 'name', label: 'plans.name', input: 'text', required: true }),
    formField({
      name: 'product',
      label: 'plans.product',
      hint: 'plans.hints.product',
      input: 'select',
      options: choices.products.map((product) => ({
        value: product.code,
        label: `${product.name} (${product.code})`,
      })),
    }),
    formField({
      name: 'addonAlignment',
      label: 'plans.addon',
      hint: 'plans.hints.addon',
      input: 'select',
      options: ['base', 'own'].map((value) => ({ value, label: `plans.alignments.${value}` })),
    }),
    formField({
      name: 'addonBases',
      label: 'plans.addon_bases',
      hint: 'plans.hints.addon_bases',
      input: 'values',
      fields: [
        formField({
          name: 'base',
          label: 'plans.plan',
          input: 'select',
          required: true,
          options: choices.basePlans.map((plan) => ({ value: plan.code, label: plan.name })),
        }),
      ],
      when: { field: 'addonAlignment', values: ['base', 'own'] },
    }),
  ]
}
