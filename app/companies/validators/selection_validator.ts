import vine from '@vinejs/vine'

/** Which company to work for from now on. */
export const selectionValidator = vine.create({ id: vine.number().withoutDecimals() })
