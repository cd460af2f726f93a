import vine from '@vinejs/vine'

export const companySelectionValidator = vine.create({ id: vine.number().withoutDecimals() })
