import vine from '@vinejs/vine'

const codeText = () =>
  vine
    .string()
    .trim()
    .regex(/^[a-z0-9][a-z0-9_.-]{0,62}$/)

/** A price list and the edition it becomes, as a form sends it. Days are local to the tariff's zone. */
export const priceListValidator = vine.create({
  code: codeText(),
  name: vine.string().trim().minLength(1).maxLength(190),
  currency: vine.string().regex(/^[A-Z]{3}$/),
  timeZone: vine.enum(Intl.supportedValuesOf('timeZone').concat('UTC')),
  usageType: vine.enum(['voice', 'sms', 'data'] as const),
  edition: vine
    .string()
    .trim()
    .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,30}$/),
  validFrom: vine.string().regex(/^(?:19|20)\d{2}-\d{2}-\d{2}$/),
  per: vine.number().withoutDecimals().min(1).max(1_000_000_000),
  text: vine.string().minLength(1).maxLength(4_500_000),
})

export type PriceListForm = Awaited<ReturnType<typeof priceListValidator.validate>>
